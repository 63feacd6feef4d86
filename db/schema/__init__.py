"""The tables as they are now, a module an area."""

from db.schema.agents import Agent, AgentChange, AgentVillage, Wadah
from db.schema.attachments import Attachment
from db.schema.audit import AuditEntry
from db.schema.checks import InsurerCheck, InsurerCheckRow
from db.schema.column_choices import ColumnChoice
from db.schema.columns import Base, Instant
from db.schema.doubles import NameSurvey, PairTodo, WorkerMerge, WorkerPair
from db.schema.filters import SavedFilter
from db.schema.funding import Funding, FundingPlace
from db.schema.imports import ImportAgain, ImportBatch, ImportRow
from db.schema.letters import Letter, LetterAnswer, LetterAnswerRow, LetterFile, LetterRow
from db.schema.office import Office, OfficeKey, Official, Setting
from db.schema.rates import ContributionAdjustment, ContributionRate, ContributionTier
from db.schema.regions import OldDistrictCode, Region, RegionAlias
from db.schema.training import (
    AttendanceMark,
    Certificate,
    CertificatePicture,
    Participant,
    SignPage,
    Training,
    TrainingFile,
    TrainingSession,
)
from db.schema.wording import Layout, Letterform
from db.schema.workers import Finding, Heir, Verification, Worker, WorkerChange

__all__ = [
    "Agent",
    "AgentChange",
    "AgentVillage",
    "Attachment",
    "AttendanceMark",
    "AuditEntry",
    "Base",
    "Certificate",
    "CertificatePicture",
    "ColumnChoice",
    "ContributionAdjustment",
    "ContributionRate",
    "ContributionTier",
    "Finding",
    "Funding",
    "FundingPlace",
    "Heir",
    "ImportAgain",
    "ImportBatch",
    "ImportRow",
    "Instant",
    "InsurerCheck",
    "InsurerCheckRow",
    "Layout",
    "Letter",
    "LetterAnswer",
    "LetterAnswerRow",
    "LetterFile",
    "LetterRow",
    "Letterform",
    "NameSurvey",
    "Office",
    "OfficeKey",
    "Official",
    "OldDistrictCode",
    "PairTodo",
    "Participant",
    "Region",
    "RegionAlias",
    "SavedFilter",
    "Setting",
    "SignPage",
    "Training",
    "TrainingFile",
    "TrainingSession",
    "Verification",
    "Wadah",
    "Worker",
    "WorkerChange",
    "WorkerMerge",
    "WorkerPair",
]
