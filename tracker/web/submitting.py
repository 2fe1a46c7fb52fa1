"""One place that turns what a step says into an answer.

What is done leads on (303), mistakes go to their fields (422), and what came too late gives the form back as it was
filled (409).
"""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, flash, redirect
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from graph.domain.errors import Invalid, NotFound, Refused, Stale
from tracker.web import forms
from tracker.wording import messages

Error = Invalid | Stale | Refused | NotFound
GivesBack = tuple[type[Error], ...]
Again = Callable[[Error], str | Response]


@dataclass(frozen=True, slots=True)
class Done:
    """Where a step that was done leads, and what is said there."""

    address: str
    said: str = ""


def submitted(
    form: FlaskForm, step: Callable[[], Done | Response], again: Again, *, gives_back: GivesBack = (Stale,)
) -> ResponseReturnValue:
    """Take a form: do the step, or show the form again with what is wrong.

    ``again`` draws the page, and reads anew what others may have changed. Mistakes and what came too late give the form
    back, and of the others what stands in ``gives_back``; the rest has a page of its own. What a form names and nobody
    finds is a mistake in the form. What may be shown this once is the step's own answer instead of an address.
    """
    forms.refuse_extra_fields(form)

    def shown(error: Error) -> str | Response:
        if not isinstance(error, Invalid):
            form.form_errors.append(messages.text(error))
        return again(error)

    return answered(step, shown, gives_back=gives_back, at_fields=lambda error: forms.show_problems(form, error))


def answered(
    step: Callable[[], Done | Response],
    again: Again,
    *,
    gives_back: GivesBack = (Stale,),
    at_fields: Callable[[Invalid], int] = lambda _error: 422,
) -> ResponseReturnValue:
    """Do the same for a page that is no form of fields with names of their own: ``again`` shows the problems itself."""
    try:
        done = step()
    except Invalid as error:
        status = at_fields(error)
        return again(error), status
    except gives_back as error:
        return again(error), 422 if isinstance(error, NotFound) else 409
    if isinstance(done, Response):
        return done
    if done.said:
        flash(done.said, "success")
    return redirect(done.address, 303)
