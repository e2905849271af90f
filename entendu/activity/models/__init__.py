"""What happened: activities, deals, what marketing did and spent, and their imports."""

from entendu.activity.models.activity import Activity, Source
from entendu.activity.models.deal import Deal, Revenue
from entendu.activity.models.importing import ImportFile, ImportMapping, ImportRun, RejectedLine
from entendu.activity.models.marketing import Campaign, Content, Cost

__all__ = [
    "Activity", "Campaign", "Content", "Cost", "Deal", "ImportFile", "ImportMapping", "ImportRun",
    "RejectedLine", "Revenue", "Source",
]  # fmt: skip
