package dev.fairway.access;

import dev.fairway.base.InvalidInput;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What each person likes, kept with the account and so the same on every device. Nobody sees another's. */
@Service
public class PersonSettings {

    private static final int LONGEST = 4000;

    private final JdbcClient jdbc;

    PersonSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the one who is signed in has set under this name. */
    public Optional<String> get(String name) {
        return jdbc.sql("select content from person_setting where person = ? and name = ?")
                .params(Actor.current().name(), name)
                .query(String.class)
                .optional();
    }

    /**
     * Keeps something for the one who is signed in. The last word wins, whichever device it comes from.
     *
     * @throws InvalidInput if it is longer than {@value #LONGEST} characters
     */
    public void put(String name, String content) {
        String person = Actor.require(Permission.READ).name();
        if (content.length() > LONGEST) {
            throw new InvalidInput("content", "a setting has at most " + LONGEST + " characters");
        }
        if (update(person, name, content) > 0) {
            return;
        }
        try {
            jdbc.sql("insert into person_setting (person, name, content) values (?, ?, ?)")
                    .params(person, name, content)
                    .update();
        } catch (DuplicateKeyException otherDevice) {
            update(person, name, content);
        }
    }

    /** They go with the account. */
    @EventListener
    void on(AccountRemoved removed) {
        jdbc.sql("delete from person_setting where person = ?")
                .param(removed.name())
                .update();
    }

    private int update(String person, String name, String content) {
        return jdbc.sql("update person_setting set content = ? where person = ? and name = ?")
                .params(content, person, name)
                .update();
    }
}
