package dev.fairway.wall;

import dev.fairway.rollout.FleetNews;
import dev.fairway.rollout.FleetOverview;
import java.time.Instant;
import java.util.List;

/**
 * The fleet as it was seen at one moment, for all walls.
 *
 * @param asOf when the look began: nothing of it is older
 */
record Look(Instant asOf, FleetOverview.Seen seen, List<FleetNews.News> news) {}
