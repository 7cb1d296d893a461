package org.covalue.editions;

/** Whoever has reports rendered: is told how far it is, and may call it off. */
public interface RenderProgress {

    void rendered(long reports, long of);

    /** Called before each report; throws where no more are to be rendered. */
    void requireGoingOn();
}
