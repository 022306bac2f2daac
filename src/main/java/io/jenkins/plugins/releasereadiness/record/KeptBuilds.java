package io.jenkins.plugins.releasereadiness.record;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/**
 * Builds that are kept because their release was approved, and until when. Kept in a file of its own, so that letting go
 * of a build loads that build only. A build that somebody else keeps is never listed.
 */
@Extension
public final class KeptBuilds extends AsyncPeriodicWork {
    private static final String FILE = "release-readiness-kept-builds.xml";

    /** Approval in milliseconds since 1970, by external id of the build. */
    private final LinkedHashMap<String, Long> approved = new LinkedHashMap<>();

    private boolean loaded;

    public KeptBuilds() {
        super("Release Readiness kept builds");
    }

    static KeptBuilds get() {
        return ExtensionList.lookupSingleton(KeptBuilds.class);
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.DAYS.toMillis(1);
    }

    /** Keeps a build whatever its job's rules say, where the administrator wants that. */
    synchronized void keep(Run<?, ?> run, Instant approvedAt) throws IOException {
        if (!ReleaseReadinessConfiguration.get().isKeepApproved() || run.isKeepLog()) {
            return;
        }
        load();
        approved.put(run.getExternalizableId(), approvedAt.toEpochMilli());
        save();
        run.keepLog(true);
    }

    @Override
    protected void execute(TaskListener listener) throws IOException {
        release(Clock.systemUTC().instant());
    }

    /** Lets go of the builds whose time is over at {@code now}: their job's rules hold for them again. */
    synchronized void release(Instant now) throws IOException {
        int days = ReleaseReadinessConfiguration.get().getProof().getKeepApprovedDays();
        if (days == 0) {
            return;
        }
        load();
        boolean changed = false;
        Iterator<Map.Entry<String, Long>> entries = approved.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Long> entry = entries.next();
            if (now.isAfter(Instant.ofEpochMilli(entry.getValue()).plus(Duration.ofDays(days)))) {
                letGo(entry.getKey());
                entries.remove();
                changed = true;
            }
        }
        if (changed) {
            save();
        }
    }

    /** A build that was deleted or whose job was renamed is not found; it then stays as it is. */
    private static void letGo(String id) throws IOException {
        Run<?, ?> run;
        try {
            run = Run.fromExternalizableId(id);
        } catch (IllegalArgumentException e) {
            return;
        }
        if (run != null && run.isKeepLog()) {
            run.keepLog(false);
        }
    }

    private void load() throws IOException {
        XmlFile file = file();
        if (!loaded && file.exists()) {
            ((ArrayList<?>) file.read())
                    .stream()
                            .map(String::valueOf)
                            .forEach(line -> approved.put(
                                    line.substring(line.indexOf(' ') + 1),
                                    Long.parseLong(line.substring(0, line.indexOf(' ')))));
        }
        loaded = true;
    }

    private void save() throws IOException {
        ArrayList<String> lines = new ArrayList<>();
        approved.forEach((id, at) -> lines.add(at + " " + id));
        file().write(lines);
    }

    private static XmlFile file() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), FILE));
    }
}
