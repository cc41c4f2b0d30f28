"""The words of lists, Dutch and English, both ways: what a cell may say and what an export says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from coordinator_app.exchange.columns import folded
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress, NameUse
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.texts import LANGUAGES

Value = TypeVar("Value", bound=str)


@dataclass(frozen=True)
class Words(Generic[Value]):
    """A table of words: per value the Dutch word, the English word, then others that are read.

    >>> NAME_USE.written(NameUse.PARTNER_OWN, "nl"), NAME_USE.read("Partner - Eigen")
    ('partner-eigen', <NameUse.PARTNER_OWN: 'partner_own'>)
    """

    table: Mapping[Value, tuple[str, ...]]

    def written(self, value: Value, language: str) -> str:
        """The word for ``value`` in an export in ``language``."""
        return self.table[value][LANGUAGES.index(language)]

    def read(self, word: str) -> Value | None:
        """The value that ``word`` says in Dutch or English, in any case; None when none does."""
        return self._values.get(folded(word))

    def choices(self, language: str) -> str:
        """The words to choose from, for a sentence: ``eigen, partner, partner-eigen``."""
        return ", ".join(self.written(value, language) for value in self.table)

    @cached_property
    def _values(self) -> dict[str, Value]:
        return {
            folded(word): value
            for value, words in self.table.items()
            for word in (str(value), *words)
        }


NAME_USE = Words(
    {
        NameUse.OWN: ("eigen", "own", "eigen naam", "geboortenaam", "meisjesnaam", "own name"),
        NameUse.PARTNER: ("partner", "partner", "naam partner", "partnernaam", "partner's name"),
        NameUse.PARTNER_OWN: ("partner-eigen", "partner-own", "partner en eigen"),
        NameUse.OWN_PARTNER: ("eigen-partner", "own-partner", "eigen en partner"),
    }
)

FORM_OF_ADDRESS = Words(
    {
        FormOfAddress.MS: (
            *("mevrouw", "ms", "mevr", "mw", "mevrouw.", "v", "vrouw", "vrouwelijk", "f", "female"),
            *("woman", "mrs", "miss", "madam", "geachte mevrouw"),
        ),
        FormOfAddress.MR: (
            *("heer", "mr", "de heer", "dhr", "hr", "meneer", "m", "man", "mannelijk", "male"),
            *("sir", "mister", "geachte heer"),
        ),
        FormOfAddress.NEUTRAL: (
            *("neutraal", "neutral", "x", "o", "onbekend", "unknown", "anders", "other", "mx"),
            *("geen", "none", "non-binair", "nonbinary", "genderneutraal", "heer/mevrouw", "m/v"),
        ),
    }
)

CATEGORY = Words(
    {
        MemberCategory.MUNICIPAL_PROFESSIONAL: (
            *("gemeentelijke professional", "municipal professional", "gemeente", "gemeentelijk"),
            *("gemeenteambtenaar", "ambtenaar", "municipality", "municipal"),
            *("gemeentelijk professional", "gemeenteprofessional"),
        ),
        MemberCategory.SOCIAL_PROFESSIONAL: (
            *("sociale professional", "social professional", "sociaal professional", "sociaal"),
            *("sociaal werker", "social worker", "professional sociaal domein", "welzijn"),
            *("social", "uitvoerend professional"),
        ),
        MemberCategory.EXPERT_BY_EXPERIENCE: (
            *("ervaringsdeskundige", "expert by experience", "ervaringsdeskundig", "ervaring"),
            *("ervaringswerker", "ed", "lived experience", "experience expert"),
        ),
    }
)

LANGUAGE = Words(
    {
        "nl": ("nl", "nl", "Nederlands", "Dutch", "nld", "dut", "nl-NL", "nl-BE"),
        "en": ("en", "en", "Engels", "English", "eng", "en-GB", "en-US"),
    }
)

THEME_LINK = Words(
    {
        ThemeLink.EXPERIENCE: ("ervaring", "experience"),
        ThemeLink.INTEREST: ("interesse", "interest", "belangstelling"),
        ThemeLink.EXPERTISE: ("expertise", "expertise", "deskundigheid", "expert"),
    }
)

ORGANISATION_KIND = Words(
    {
        OrganisationKind.MUNICIPALITY: ("gemeente", "municipality"),
        OrganisationKind.KNOWLEDGE_INSTITUTE: (
            *("kennisinstituut", "knowledge institute", "kennisinstelling", "onderzoek"),
            *("universiteit", "hogeschool", "university"),
        ),
        OrganisationKind.MINISTRY: ("ministerie", "ministry", "rijk", "rijksoverheid"),
        OrganisationKind.ASSOCIATION: (
            *("vereniging", "association", "branche", "brancheorganisatie", "koepel"),
            *("beroepsvereniging", "sector body"),
        ),
        OrganisationKind.WELFARE: (
            *("welzijnsorganisatie", "welfare organisation", "welzijn", "welfare"),
            *("zorg en welzijn", "welfare organization"),
        ),
        OrganisationKind.CLIENT_ORGANISATION: (
            *("cliëntenorganisatie", "client organisation", "cliëntorganisatie"),
            *("client organization", "belangenorganisatie"),
        ),
        OrganisationKind.OTHER: ("anders", "other", "overig", "overige"),
    }
)

PARTNER_STATE = Words(
    {
        PartnerState.PROSPECT: ("beoogd", "prospect", "mogelijk", "prospectief"),
        PartnerState.IN_TALKS: ("in gesprek", "in talks", "gesprek"),
        PartnerState.PARTNER: ("partner", "partner", "actief", "active"),
        PartnerState.FORMER: ("voormalig", "former", "oud-partner", "beëindigd", "former partner"),
    }
)

ROLE = Words(
    {
        ParticipationRole.MEMBER: ("lid", "member"),
        ParticipationRole.HOST: ("gastheer/gastvrouw", "host", "gastheer", "gastvrouw"),
        ParticipationRole.SPEAKER: ("spreker", "speaker"),
        ParticipationRole.GUEST: ("gast", "guest"),
        ParticipationRole.STAFF: ("medewerker", "staff", "team"),
    }
)

REPLY = Words(
    {
        Reply.NONE: ("geen antwoord", "no reply", "geen reactie", "none"),
        Reply.YES: ("ja", "yes", "j", "y", "komt"),
        Reply.NO: ("nee", "no", "n", "komt niet"),
        Reply.MAYBE: ("misschien", "maybe", "onder voorbehoud"),
    }
)

PRESENCE = Words(
    {
        Presence.UNKNOWN: ("niet vastgelegd", "not recorded", "onbekend"),
        Presence.PRESENT: ("aanwezig", "present"),
        Presence.LATE: ("te laat", "late", "later"),
        Presence.LEFT_EARLY: ("eerder weg", "left early"),
        Presence.EXCUSED: ("afgemeld", "excused", "verontschuldigd"),
        Presence.ABSENT: ("afwezig", "absent"),
        Presence.REPLACED: ("vervangen", "replaced", "vervangen door"),
    }
)
