"""Funding plans: what each source does for each work package of a need, and what nobody covers."""

from clearinghouse.domain.plans.criteria import assess_option
from clearinghouse.domain.plans.finding import Criterion, Finding, State
from clearinghouse.domain.plans.index import MOST_TO_ASK, PlanIndex
from clearinghouse.domain.plans.need_index import Need, NeedIndex, ServedNeed, ServedNeeds
from clearinghouse.domain.plans.option import Answer, Option, Role, options_of
from clearinghouse.domain.plans.plan import MOST_LIKELY, Choice, Gap, PackagePlan, Plan
from clearinghouse.domain.plans.question import Question, ask, question_of_need
from clearinghouse.domain.plans.topics import Topics, topics_of

__all__ = [
    "MOST_LIKELY",
    "MOST_TO_ASK",
    "Answer",
    "Choice",
    "Criterion",
    "Finding",
    "Gap",
    "Need",
    "NeedIndex",
    "Option",
    "PackagePlan",
    "Plan",
    "PlanIndex",
    "Question",
    "Role",
    "ServedNeed",
    "ServedNeeds",
    "State",
    "Topics",
    "ask",
    "assess_option",
    "options_of",
    "question_of_need",
    "topics_of",
]
