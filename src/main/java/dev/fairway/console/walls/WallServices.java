package dev.fairway.console.walls;

import dev.fairway.fleet.Groups;
import dev.fairway.links.WallLinks;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** All that the screen asks and does. */
@Component
record WallServices(
        WallLinks links,
        Groups groups,
        Clock clock,
        @Value("${fairway.public-url}") String publicUrl) {}
