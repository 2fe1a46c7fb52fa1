"""Add a person with a one-time link that sets the password, hand an office over, or take a role away."""

import secrets
from datetime import timedelta

import click

from graph.domain import errors
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import Role
from graph.store.people import users
from graph.store.people.users import NewUser
from tracker.actions.context import Context
from tracker.actions.people import people, succession
from tracker.base.settings import Settings
from tracker.base.worlds import Worlds
from tracker.commands import _reasons
from tracker.running import database

LINK_LIFE = timedelta(days=3)


@click.group("user")
def command() -> None:
    """Add people, hand offices over, take roles away; there is no account that exists by itself."""


@command.command("add")
@click.argument("login")
@click.option("--name", required=True, help="The person's name.")
@click.option("--agency", required=True, help="The id of the person's agency, e.g. 33.14.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice([role.value for role in Role]))
@click.option("--office", help="The office that the rights belong to.")
def add(login: str, name: str, agency: str, roles: tuple[str, ...], office: str | None) -> None:
    """Add a person and print a link, good once and for three days, that sets the password."""
    settings = Settings.from_env()
    user = NewUser(f"u-{secrets.token_hex(8)}", login, name, tuple(map(Role, roles)), agency, office)
    key = secrets.token_urlsafe(32)
    with database.opened(settings, click.echo) as graph:
        try:
            people.add(graph, user, key, Worlds(graph, settings.world).real(), LINK_LIFE)
        except errors.NotFound:
            raise click.ClickException(f"there is no agency with the id {agency}") from None
        except errors.Duplicate:
            raise click.ClickException(f"the account name {login} is taken") from None
        except errors.Refused:
            raise click.ClickException("admin and auditor stand alone: such an account holds no other role") from None
        person = users.by_id(graph, user.id)
    click.echo(f"{person.name}, {person.agency_name}: {', '.join(roles)}")
    click.echo(f"One-time link: {settings.public_url}/links/{key}")


@command.command("hand-over")
@click.argument("leaving")
@click.argument("staying")
@click.option("--by", "login", required=True, help="The account of the administrator who decides.")
def hand_over(leaving: str, staying: str, login: str) -> None:
    """Give the office of the account LEAVING to STAYING, of the same agency: roles and unread notices move.

    Neither is the account of who decides. The last administrator stays until `user add` made another one.
    """
    settings = Settings.from_env()
    with database.opened(settings, click.echo) as graph, _reasons.said(settings, graph):
        actor, now = people.acting(graph, login), Worlds(graph, settings.world).clock().now()
        succession.hand_over(Context(graph, actor, Moment.of(now)), leaving, staying)
    click.echo(f"{staying} goes on for {leaving}, whose account is closed")


@command.command("relieve")
@click.argument("account")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--by", "login", required=True, help="The account of the administrator who decides; not this one.")
def relieve(account: str, role: str, login: str) -> None:
    """Take one role from ACCOUNT, which keeps its others: administrators and auditors hold no other role."""
    settings = Settings.from_env()
    with database.opened(settings, click.echo) as graph, _reasons.said(settings, graph):
        actor, now = people.acting(graph, login), Worlds(graph, settings.world).clock().now()
        succession.relieve(Context(graph, actor, Moment.of(now)), account, Role(role))
    click.echo(f"{account} no longer holds the role {role}")
