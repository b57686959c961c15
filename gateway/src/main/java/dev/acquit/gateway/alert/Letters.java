package dev.acquit.gateway.alert;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.alert.Alerts.Addressee;
import dev.acquit.gateway.alert.Mailer.Mail;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.MoneyText;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.staff.User;
import dev.acquit.gateway.staff.User.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What people read who are told: which items need somebody, why, and what to do. */
@Component
class Letters {

  /** Whoever has more to see to looks at the list. */
  private static final int MOST_SHOWN = 50;

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private final AlertSettings settings;
  private final Map<Language, Words> words = new EnumMap<>(Language.class);

  Letters(AlertSettings settings) {
    this.settings = settings;
    for (var language : Language.values()) {
      words.put(language, new Words(language.locale()));
    }
  }

  /**
   * The mail to that person.
   *
   * @param id of the alert that it is sent for
   */
  Mail about(Addressee addressee, User user, List<ActionItem> items, UUID id) {
    var in = Objects.requireNonNull(words.get(user.language()));
    var subject = in.of("subject", line(addressee.name()), items.size());
    return new Mail(
        id.toString(),
        user.email(),
        addressee.choice().live() ? subject : in.of("test", subject),
        text(in, addressee, user, items));
  }

  private String text(Words in, Addressee addressee, User user, List<ActionItem> items) {
    var text = new StringJoiner("\n\n", "", "\n");
    text.add(in.of("hello", line(user.name())));
    text.add(in.of("intro", line(addressee.name()), items.size()));
    items.stream().limit(MOST_SHOWN).map(item -> paragraph(in, item)).forEach(text::add);
    if (items.size() > MOST_SHOWN) {
      text.add(in.of("more", items.size() - MOST_SHOWN));
    }
    return text.add(in.of("why")).toString();
  }

  private String paragraph(Words in, ActionItem item) {
    var link = settings.to(IdKind.ACTION_ITEM.format(item.id()));
    return Stream.of(
            "* " + title(in, item),
            "  " + in.step(NextStep.of(item)),
            link == null ? "" : "  " + link)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Others' words begin no line of ours. */
  private static String line(String text) {
    return BREAKS.matcher(text).replaceAll(" ");
  }

  private static String title(Words in, ActionItem item) {
    var debt = item.debt();
    var money = debt.money();
    return Stream.of(
            in.of("cause." + Names.of(item.cause())),
            money == null ? "" : MoneyText.of(money, in.locale()),
            debt.purpose() == null ? "" : in.of("purpose." + Names.of(debt.purpose())),
            debt.rail() == null ? "" : in.of("rail." + Names.of(debt.rail())),
            debt.reference() == null ? "" : in.of("reference", line(debt.reference())))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
