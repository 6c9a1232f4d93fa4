package org.saltyos.maven.subset;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has become of each followed value at a point of a method. */
final class LinearState {
    private final Map<LinearToken, Status> all = new IdentityHashMap<>();

    /**
     * One value's state.
     *
     * @param live whether it can still be here
     * @param gone where it can have been given away, null if it cannot
     */
    record Status(boolean live, @Nullable Gone gone) {}

    /** Where a value went. */
    record Gone(int line, String how, boolean stored) {}

    LinearState() {}

    LinearState(LinearState other) {
        all.putAll(other.all);
    }

    Map<LinearToken, Status> all() {
        return all;
    }

    @Nullable
    Status of(LinearToken token) {
        return all.get(token);
    }

    void live(LinearToken token) {
        all.put(token, new Status(true, null));
    }

    void gone(LinearToken token, Gone gone) {
        all.put(token, new Status(false, gone));
    }

    /** Joins another way to the same point; whether that changed anything. */
    boolean join(LinearState other) {
        boolean changed = false;
        for (Map.Entry<LinearToken, Status> entry : other.all.entrySet()) {
            Status mine = all.get(entry.getKey());
            Status theirs = entry.getValue();
            Status both = mine == null
                    ? theirs
                    : new Status(mine.live() || theirs.live(), mine.gone() == null ? theirs.gone() : mine.gone());
            if (!both.equals(mine)) {
                all.put(entry.getKey(), both);
                changed = true;
            }
        }
        return changed;
    }
}
