"""Addresses of the leaders' desk."""

from django.urls import path

from motcua.doors.office.views import (
    alarms,
    answers,
    approvals,
    decisions,
    drafts,
    letters,
    morning,
    plans,
    processes,
    recalls,
    reorganisations,
    reports,
    truth,
)

app_name = "office"
urlpatterns = [
    path("canh-bao/", alarms.alarms, name="alarms"),
    path("duyet/", approvals.approvals, name="approvals"),
    path("duyet/thu/", letters.letters, name="letters"),
    path("duyet/thu/<int:letter>/", letters.sign, name="sign_letter"),
    path("sang-nay/", morning.morning, name="morning"),
    path("duyet/<str:code>/", approvals.approve, name="approve"),
    path("bao-cao/", reports.report, name="report"),
    path("bao-cao/danh-sach/", reports.listing, name="report_listing"),
    path("bao-cao/cham-tiep-nhan/", answers.answers, name="answers"),
    path("bao-cao/cham-cap-nhat/", truth.truth, name="truth"),
    path("bao-cao/cham-cap-nhat/danh-sach/", truth.listing, name="claims"),
    path("bao-cao/cham-cap-nhat.json", truth.data, name="truth_data"),
    path("bao-cao/bieu.xlsx", reports.workbook, name="report_workbook"),
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/ngay-nghi/", recalls.recall, name="recall"),
    path("ke-hoach/sap-xep/", reorganisations.reorganisation, name="reorganisation"),
    path("ke-hoach/<int:number>/", plans.plan, name="plan"),
    path("ke-hoach/<int:number>/lam/", plans.act, name="plan_act"),
    path("quy-trinh/", processes.processes, name="processes"),
    path("quy-trinh/so-sanh/", processes.comparison, name="comparison"),
    path("quy-trinh/hinh/<int:number>.svg", processes.picture, name="process_picture"),
    path("quy-trinh/ban-thao/<int:number>/", drafts.draft, name="draft"),
    path("quy-trinh/ban-thao/<int:number>/buoc/<str:step>/", drafts.ways, name="ways"),
    path("quy-trinh/ban-thao/<int:number>/chay-thu/", decisions.trial, name="trial"),
    path("quy-trinh/ban-thao/<int:number>/hinh.svg", decisions.picture, name="draft_picture"),
    path("quy-trinh/ban-thao/<int:number>/quyet/", decisions.decision, name="decision"),
    path("quy-trinh/ban-thao/<int:number>/lam/", decisions.act, name="draft_act"),
    path("quy-trinh/<str:code>/", processes.procedure, name="process"),
    path("quy-trinh/<str:code>/chuyen/", processes.move, name="move"),
]
