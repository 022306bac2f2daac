package io.jenkins.plugins.releasereadiness.record;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Passes bytes on and notices whether any of some texts is among them, also across the borders of writes. */
final class SecretWatch extends FilterOutputStream {
    private final List<byte[]> wanted;
    private final byte[] window;
    private final int keep;
    private int filled;
    private boolean found;

    /**
     * @param texts what to look for, in UTF-8; each at least one character
     */
    SecretWatch(OutputStream out, Collection<String> texts) {
        super(out);
        wanted = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        keep = wanted.stream().mapToInt(text -> text.length - 1).max().orElse(0);
        window = new byte[keep + (1 << 16)];
    }

    /** Whether one was among what has been written so far. */
    boolean found() {
        return found;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        int done = 0;
        while (!found && !wanted.isEmpty() && done < length) {
            int part = Math.min(length - done, window.length - filled);
            System.arraycopy(bytes, offset + done, window, filled, part);
            filled += part;
            done += part;
            found = wanted.stream().anyMatch(this::isInWindow);
            int rest = Math.min(keep, filled);
            System.arraycopy(window, filled - rest, window, 0, rest);
            filled = rest;
        }
    }

    private boolean isInWindow(byte[] text) {
        for (int start = 0; start + text.length <= filled; start++) {
            int i = 0;
            while (i < text.length && window[start + i] == text[i]) {
                i++;
            }
            if (i == text.length) {
                return true;
            }
        }
        return false;
    }
}
