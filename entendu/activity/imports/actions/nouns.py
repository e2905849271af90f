"""Which table holds which noun, and which nouns do activities mention by name?"""

from entendu.activity.imports.sharing import member_values
from entendu.activity.models import Campaign, Content, Cost, Deal, Revenue
from entendu.people.models import Company
from entendu.workspace.models import Member, Team

MODELS = {
    "teams": Team, "companies": Company, "campaigns": Campaign, "contents": Content,
    "deals": Deal, "revenues": Revenue, "costs": Cost, "members": Member,
}  # fmt: skip
# place among a batch's columns, noun, what its name says of it
MENTIONS = (
    (6, "campaigns", lambda name: {"name": name}),
    (7, "contents", lambda name: {"title": name}),
    (8, "members", member_values),
)
