"""What every form needs beside its fields: nothing extra comes in, every problem goes back to its field."""

import secrets
from collections.abc import Collection

from flask import request
from flask_wtf import FlaskForm

from graph.domain.errors import Invalid, KeyUsed, Problem
from tracker.wording import messages


def refuse_extra_fields(form: FlaskForm) -> None:
    """Raise Invalid when a request carries a field that the form does not have (ASVS 15.3.3)."""
    refuse_fields_beside({field.name for field in form})


def refuse_fields_beside(known: Collection[str] = ()) -> None:
    """Raise Invalid when a request carries any other field than these; a bare button has none."""
    if extra := sorted(set(request.form) - {*known, "csrf_token", "lang"}):
        raise Invalid(*(Problem(name, "unexpected_field") for name in extra))


def show_problems(form: FlaskForm, error: Invalid) -> int:
    """Put each problem to its field and return the status; what belongs to no field stands above the form.

    A form whose key was used for something else gets a new one: sent again it is a step of its own.
    """
    if isinstance(error, KeyUsed):
        form["once"].data = secrets.token_hex(16)
        form.form_errors.append(messages.text(error))
        return 409
    for found in error.problems:
        sentence = messages.problem(found)
        if found.field not in form:
            form.form_errors.append(sentence)
        else:
            form[found.field].errors = [*form[found.field].errors, sentence]
    return 422
