package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.Note;
import dev.acquit.gateway.audit.Entry;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.By;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, as the journal has it: by the names that they had then.
 *
 * @param known by the id of what they made, or by what they did and when
 */
public record Hands(Map<String, Actor> known) {

  private static final String NOTED = "action_item.noted";
  private static final List<String> MADE = List.of("attempt", "note");

  public Hands {
    known = Map.copyOf(known);
  }

  /**
   * What the journal tells of payments and items.
   *
   * @param items those that are shown
   * @param notes theirs
   */
  public static Hands of(List<Entry> entries, List<ActionItem> items, List<Note> notes) {
    var known = new HashMap<String, Actor>();
    for (var entry : entries) {
      known.putIfAbsent(done(entry.action(), entry.resource()), entry.actor());
      made(entry).forEach(id -> known.putIfAbsent(id, entry.actor()));
    }
    for (var note : notes) {
      moved(known, IdKind.NOTE.format(note.id()), done(NOTED, note.at()));
    }
    for (var item : items) {
      var ending = item.state().ending();
      if (ending != null) {
        moved(known, ended(item), done(how(item), ending.at()));
      }
    }
    return new Hands(known);
  }

  private static Stream<String> made(Entry entry) {
    if (entry.after() == null) {
      return Stream.empty();
    }
    var after = Json.MAPPER.readTree(entry.after());
    return MADE.stream().map(name -> after.path(name).asString("")).filter(id -> !id.isEmpty());
  }

  private static void moved(Map<String, Actor> known, String from, String to) {
    var actor = known.get(from);
    if (actor != null) {
      known.put(to, actor);
    }
  }

  private static String done(String what, Object where) {
    return what + " " + where;
  }

  private static String how(ActionItem item) {
    return "action_item." + Names.of(item.status());
  }

  private static String ended(ActionItem item) {
    return done(how(item), IdKind.ACTION_ITEM.format(item.id()));
  }

  /** Who asked for that attempt, and not for the payment's first; null where nobody is known. */
  @Nullable String ofAttempt(String id, Wording words) {
    return named(known.get(id), words);
  }

  /** Who did that at that time; null where nobody is known. */
  @Nullable String at(String event, Instant at, Wording words) {
    return named(known.get(done(event, at)), words);
  }

  /** Who has said that. */
  String of(Note note, Wording words) {
    return named(known.get(IdKind.NOTE.format(note.id())), note.by(), words);
  }

  /** Who has ended it. */
  String of(ActionItem item, By by, Wording words) {
    return named(known.get(ended(item)), by, words);
  }

  private static String named(@Nullable Actor actor, By by, Wording words) {
    var name = named(actor, words);
    return name == null ? words.of(by.type() == Actor.Type.USER ? "by.person" : "by.key") : name;
  }

  private static @Nullable String named(@Nullable Actor actor, Wording words) {
    if (actor == null) {
      return null;
    }
    return switch (actor.type()) {
      case USER, OPERATOR -> actor.name();
      case API_KEY -> words.of("by.named_key", actor.name());
      case SYSTEM -> words.of("by.gateway");
    };
  }
}
