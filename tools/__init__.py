"""What the project needs around the application: setting up, checking, catalogues."""
