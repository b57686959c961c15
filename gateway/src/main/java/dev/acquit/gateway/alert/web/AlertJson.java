package dev.acquit.gateway.alert.web;

import dev.acquit.gateway.alert.AlertForm;
import dev.acquit.gateway.alert.Choice;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.util.List;

/** What somebody is told of, as the API shows it. */
record AlertJson(
    String user,
    boolean live,
    List<String> atOnce,
    List<String> daily,
    String dailyAt,
    String timeZone) {

  static AlertJson of(Choice choice) {
    return new AlertJson(
        IdKind.USER.format(choice.user()),
        choice.live(),
        Names.sorted(choice.atOnce()),
        Names.sorted(choice.daily()),
        AlertForm.CLOCK.format(choice.dailyAt()),
        choice.zone().getId());
  }
}
