"""One place that turns what a step says into an answer.

What is done leads on (303), mistakes go to their fields (422), and what may not be done gives the form back as it was
filled: too late or not yet 409, without the right to it 403.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Response, flash, redirect
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from graph.domain.errors import DomainError, Invalid, NotAllowed, NotFound, Refused, Stale
from tracker.web import forms
from tracker.wording import messages

Error = Invalid | Stale | Refused | NotAllowed | NotFound
Again = Callable[[Error], str | Response]
_MAY_NOT: Mapping[type[DomainError], int] = {Stale: 409, Refused: 409, NotAllowed: 403}


@dataclass(frozen=True, slots=True)
class Done:
    """Where a step that was done leads, and what is said there."""

    address: str
    said: str = ""


def submitted(
    form: FlaskForm, step: Callable[[], Done | Response], again: Again, *, names_others: bool = False
) -> ResponseReturnValue:
    """Take a form: do the step, or show the form again with what is wrong.

    ``again`` draws the page, and reads anew what others may have changed. Where a form ``names_others``, what it names
    and nobody finds is a mistake in it. What may be shown this once is the step's own answer instead of an address.
    """
    forms.refuse_extra_fields(form)

    def shown(error: Error) -> str | Response:
        if not isinstance(error, Invalid):
            form.form_errors.append(messages.text(error))
        return again(error)

    return answered(step, shown, names_others=names_others, at_fields=lambda error: forms.show_problems(form, error))


def answered(
    step: Callable[[], Done | Response],
    again: Again,
    *,
    names_others: bool = False,
    at_fields: Callable[[Invalid], int] = lambda _error: 422,
) -> ResponseReturnValue:
    """Do the same for a page that is no form of fields with names of their own: ``again`` shows the problems itself."""
    try:
        done = step()
    except Invalid as error:
        status = at_fields(error)
        return again(error), status
    except (Stale, Refused, NotAllowed) as error:
        return again(error), _MAY_NOT[type(error)]
    except NotFound as error:
        if not names_others:
            raise
        return again(error), 422
    if isinstance(done, Response):
        return done
    if done.said:
        flash(done.said, "success")
    return redirect(done.address, 303)
