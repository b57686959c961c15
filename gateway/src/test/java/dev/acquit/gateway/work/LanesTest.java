package dev.acquit.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.work.Job.Lane;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Half of the places are kept from lanes that give trouble. */
class LanesTest {

  private final Lanes lanes = new Lanes(4);

  @Test
  void aLaneHasOnePlace() {
    assertThat(lanes.enter(lane(1))).isTrue();
    assertThat(lanes.enter(lane(1))).isFalse();
    assertThat(lanes.shut()).containsExactly(lane(1));

    assertThat(lanes.leave(lane(1), false)).isFalse();

    assertThat(lanes.enter(lane(1))).isTrue();
  }

  @Test
  void thoseWithTroubleHaveHalfOfThem() {
    for (int id = 1; id <= 4; id++) {
      lanes.judge(lane(id), true);
    }
    assertThat(lanes.enter(lane(1))).isTrue();
    assertThat(lanes.enter(lane(2))).isTrue();
    assertThat(lanes.enter(lane(3))).isFalse();
    assertThat(lanes.shut()).contains(lane(3), lane(4));

    assertThat(lanes.enter(lane(5))).isTrue();
    assertThat(lanes.leave(lane(5), false)).isFalse(); // its place is not theirs
    assertThat(lanes.leave(lane(2), false)).isTrue();
    assertThat(lanes.enter(lane(3))).isTrue();
  }

  @Test
  void whatGoesWellIsForgiven() {
    lanes.judge(lane(1), true);
    assertThat(lanes.isTroubled(lane(1))).isTrue();

    lanes.judge(lane(1), false);

    assertThat(lanes.isTroubled(lane(1))).isFalse();
  }

  @Test
  void whoFindsNoPlaceIsToldWhenThereIsOne() {
    for (int id = 1; id <= 4; id++) {
      assertThat(lanes.enter(lane(id))).isTrue();
    }
    assertThat(lanes.enter(lane(5))).isFalse();

    assertThat(lanes.leave(lane(1), false)).isTrue();
    assertThat(lanes.leave(lane(2), false)).isFalse();
    assertThat(lanes.leave(lane(3), true)).isTrue();
  }

  private static Lane lane(int id) {
    return new Lane("test", new UUID(0, 0), new UUID(0, id));
  }
}
