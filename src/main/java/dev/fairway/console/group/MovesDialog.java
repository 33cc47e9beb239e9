package dev.fairway.console.group;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.base.ProductId;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.MembershipPreview;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows which machines would move before rules, track or channel are saved. */
final class MovesDialog {

    private static final int SHOWN = 50;

    private MovesDialog() {}

    static CommandDialog of(
            MembershipPreview preview,
            GroupInfo group,
            List<GroupInfo> groups,
            String effect,
            CommandDialog.Command save) {
        String confirm = Messages.of("group.moves.confirm", preview.machines());
        return new CommandDialog("moves-dialog", Messages.of("group.moves.title"), confirm, save)
                .says(Messages.of("group.moves.effect", preview.machines()) + (effect.isEmpty() ? "" : " " + effect))
                .shows(moves(preview, group.product(), group, groups))
                .withoutReason();
    }

    private static Div moves(MembershipPreview preview, ProductId product, GroupInfo group, List<GroupInfo> groups) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-moves");
        for (MembershipPreview.Move move : preview.moves().stream().limit(SHOWN).toList()) {
            String name = move.alias() == null ? move.id().value() : move.alias();
            list.add(new ListItem(
                    Links.to(Links.machine(product, move.id()), Words.shortened(name, 40)),
                    Parts.text(
                            "fw-text-2",
                            " "
                                    + Messages.of(
                                            "common.from-to",
                                            name(move.from(), group, groups),
                                            name(move.to(), group, groups)))));
        }
        Div box = Parts.block("fw-moves-box", list);
        if (preview.machines() > SHOWN) {
            box.add(Parts.paragraph("fw-caption", Messages.of("common.more", preview.machines() - SHOWN)));
        }
        box.setVisible(preview.machines() > 0);
        return box;
    }

    private static String name(@Nullable UUID id, GroupInfo group, List<GroupInfo> groups) {
        return id == null
                ? group.name()
                : groups.stream()
                        .filter(one -> one.id().equals(id))
                        .map(GroupInfo::name)
                        .findFirst()
                        .orElse(Messages.of("group.moves.other"));
    }
}
