"""Log-in, log-out, one-time links."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from graph.domain.errors import Refused
from graph.domain.policy import Action
from graph.domain.vocabulary import WorldKind
from graph.store.people import agencies, notices, sessions, users
from tracker.base import passwords
from tracker.pages.account.forms import LoginForm, PasswordForm
from tracker.web import auth, context as web, forms, local_paths
from tracker.web.context import requires
from tracker.wording import messages

bp = Blueprint("account", __name__)


@bp.route("/login", methods=["GET", "POST"])
@requires(Action.LOGIN)
def login() -> ResponseReturnValue:
    """Sign in; unknown and known names are answered alike."""
    form = LoginForm()
    if form.validate_on_submit():
        forms.refuse_extra_fields(form)
        if auth.sign_in(web.graph(), form.login.data or "", form.password.data or "", web.clock().real()):
            wanted = local_paths.local_path(request.args.get("next")) or url_for("registry.inbox")
            return redirect(local_paths.in_this_language(wanted))
        form.form_errors.append(messages.sentence("login_wrong"))
    elif "csrf_token" in form.errors:
        form.form_errors.append(messages.sentence("login_stale" if request.cookies else "login_without_cookie"))
    return _login_page(form), 422 if form.errors else 200


def _login_page(form: LoginForm) -> str:
    offered = web.worlds().current().kind == WorldKind.EXAMPLE and auth.is_from_here()  # elsewhere they open nothing
    accounts = users.examples(web.graph()) if offered else []
    closed = web.base_graph().closed  # a log-in is written down
    why_closed = messages.sentence(closed) if closed else None
    return render_template("account/login.html", form=form, accounts=accounts, why_closed=why_closed)


@bp.post("/logout")
@requires(Action.LOGOUT)
def logout() -> ResponseReturnValue:
    forms.refuse_fields_beside()
    auth.sign_out(web.graph())
    flash(_("Anda sudah keluar."))
    return redirect(url_for("public.home"))


@bp.get("/account")
@requires(Action.ACCOUNT_EDIT)
def account() -> str:
    """Show who I am here, and where I am signed in."""
    graph, user = web.graph(), web.actor().user_id or ""
    return render_template(
        "account/account.html",
        person=users.by_id(graph, user),
        mail_refused_at=notices.wishes(graph, user).refused_at,
        browsers=sessions.of_user(graph, user, web.clock().real()),
        this_browser=auth.key_hash(current_user.key),
    )


@bp.post("/account/sessions/<session_id>/end")
@requires(Action.ACCOUNT_EDIT)
def end_session(session_id: str) -> ResponseReturnValue:
    """End one of my own sessions."""
    forms.refuse_fields_beside()
    user = web.actor().user_id or ""
    web.graph().write(lambda tx: sessions.end_own(tx, user, session_id))
    flash(_("Sesi itu sudah diakhiri."), "success")
    return redirect(url_for("account.account"))


@bp.route("/links/<key>", methods=["GET", "POST"])
@requires(Action.LOGIN)
def one_time_link(key: str) -> ResponseReturnValue:
    """Let the owner of a one-time link set a password, once; a link that was used or has expired says so."""
    graph, at, kept = web.graph(), web.clock().real(), auth.key_hash(key)
    try:
        form = PasswordForm(_owner(users.link_owner(graph, kept, at)))
        if form.validate_on_submit():
            forms.refuse_extra_fields(form)
            hashed = passwords.hash_password(form.password.data or "")
            graph.write(lambda tx: users.use_link(tx, kept, hashed, at))
            flash(_("Kata sandi Anda sudah disimpan. Silakan masuk."))
            return redirect(url_for("account.login"))
    except Refused as error:
        return render_template("account/closed.html", words=messages.text(error)), 410
    return render_template("account/password.html", form=form), 422 if form.errors else 200


def _owner(user_id: str) -> passwords.Owner:
    person = users.by_id(web.graph(), user_id)
    agency = agencies.by_id(web.graph(), person.agency_id)
    return passwords.Owner(person.login, person.name, agency.name, agency.short_name)
