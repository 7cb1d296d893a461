package org.covalue.night;

/** A way to reach an operator. */
interface Channel {

    /** Under which it is remembered what was told. */
    String name();

    /** @throws Exception if it could not be told; it is tried again later */
    void tell(Notice notice) throws Exception;
}
