from entendu.performance.change import Tone, changed


def test_more_is_better_unless_less_is():
    assert changed(3, 2).tone is Tone.BETTER
    assert changed(3, 2, less_is_better=True).tone is Tone.WORSE
    assert changed(2, 2).tone is Tone.SAME


def test_a_change_from_nothing_has_no_share():
    assert changed(3, 0).share is None
    assert changed(3, 2).share == 0.5


def test_what_is_not_known_has_not_changed():
    assert changed(None, 2) is None
    assert changed(2, None) is None
