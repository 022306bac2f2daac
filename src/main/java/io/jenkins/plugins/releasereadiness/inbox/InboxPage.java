package io.jenkins.plugins.releasereadiness.inbox;

import hudson.model.Item;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.core.Authentication;

/** What of the inbox somebody wants to see and may see: what waits for them first, then what has waited longest. */
@ExportedBean
public final class InboxPage {
    private static final Comparator<InboxItem> LONGEST_FIRST = Comparator.comparing(InboxItem::since)
            .thenComparing(item -> item.run().getExternalizableId())
            .thenComparing(InboxItem::id);

    private final InboxQuery query;
    private final List<InboxRow> visible;
    private final List<InboxRow> wanted;

    private InboxPage(InboxQuery query, List<InboxRow> visible) {
        this.query = query;
        this.visible = visible;
        this.wanted = visible.stream()
                .filter(query::wants)
                .sorted(Comparator.comparing(row -> !row.isMine()))
                .toList();
    }

    /**
     * @param viewer who looks; must be who acts in this thread too, as permissions of builds are asked for
     */
    static InboxPage of(Stream<? extends InboxItem> waiting, InboxQuery query, Authentication viewer) {
        return new InboxPage(
                query,
                waiting.filter(item -> item.run().hasPermission(Item.READ))
                        .sorted(LONGEST_FIRST)
                        .map(item -> new InboxRow(item, viewer))
                        .toList());
    }

    /** The rows of this page. */
    @Exported(inline = true)
    public List<InboxRow> getRows() {
        return wanted.stream().skip(query.from()).limit(query.limit()).toList();
    }

    /** How many rows there are before they are cut into pages. */
    @Exported
    public int getMatching() {
        return wanted.size();
    }

    /** How much waits that who looks may see. */
    @Exported
    public int getWaiting() {
        return visible.size();
    }

    /** How much waits for who looks. */
    @Exported
    public int getMine() {
        return (int) visible.stream().filter(InboxRow::isMine).count();
    }

    public boolean isOnlyMine() {
        return query.mine();
    }

    public String getText() {
        return query.text();
    }

    /** Number of the first row of this page for people; 0 if there is none. */
    public int getFirst() {
        return getRows().isEmpty() ? 0 : query.from() + 1;
    }

    /** Number of the last row of this page for people. */
    public int getLast() {
        return query.from() + getRows().size();
    }

    public String getAllLink() {
        return query.link(false, 0);
    }

    public String getMineLink() {
        return query.link(true, 0);
    }

    /** Address of the rows before these; empty if there are none. */
    public String getEarlierLink() {
        return query.from() > 0 ? query.link(query.mine(), Math.max(0, query.from() - InboxQuery.PAGE)) : "";
    }

    /** Address of the rows after these; empty if there are none. */
    public String getLaterLink() {
        int next = query.from() + InboxQuery.PAGE;
        return next < wanted.size() ? query.link(query.mine(), next) : "";
    }
}
