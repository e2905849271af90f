"""Addresses of the account, of a workspace's first page and of its settings."""

from django.urls import include, path

from entendu.workspace.views import account, company, keys, members, trail

app_name = "workspace"

settings = [
    path("", members.members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/<int:pk>/", members.member, name="member"),
    path("members/<int:pk>/active/", members.let_in, name="let_in"),
    path("members/<int:pk>/link/", members.link, name="link"),
    path("members/<int:pk>/invite/", members.invite_again, name="invite_again"),
    path("teams/", company.teams, name="teams"),
    path("teams/<int:pk>/", company.team, name="team"),
    path("teams/<int:pk>/remove/", company.remove_team, name="remove_team"),
    path("workspace/", company.workspace, name="workspace"),
    path("keys/", keys.keys, name="keys"),
    path("keys/new/", keys.new_key, name="new_key"),
    path("keys/<int:pk>/revoke/", keys.revoke_key, name="revoke_key"),
    path("audit/", trail.audit, name="audit"),
]

urlpatterns = [
    path("profile/", account.profile, name="profile"),
    path("language/", account.language, name="language"),
    path("theme/", account.theme, name="theme"),
    path("welcome/<str:token>/", account.welcome, name="welcome"),
    path("w/<slug:workspace>/", account.enter, name="enter"),
    path("w/<slug:workspace>/settings/", include(settings)),
]
