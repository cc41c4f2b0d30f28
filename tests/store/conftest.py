import sys
from pathlib import Path

# The facts that these tests share lie beside them.
sys.path.insert(0, str(Path(__file__).parent))
