"""Edge of the API: activities, deals, what marketing did and spent, and their imports."""

from entendu.activity.api.imports import imports
from entendu.activity.api.records import activities, campaigns, contents, costs, deals

ROUTERS = {
    "activities": activities,
    "deals": deals,
    "campaigns": campaigns,
    "contents": contents,
    "costs": costs,
    "imports": imports,
}
