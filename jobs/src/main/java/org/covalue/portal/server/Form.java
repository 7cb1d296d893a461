package org.covalue.portal.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.core.ApplicationPart;
import org.apache.tomcat.util.http.fileupload.FileItem;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItemFactory;

/**
 * What a request says: the fields of its address, those of its body, and the parts of a form with files.
 *
 * @param fields by name, in the order they came
 */
record Form(Map<String, List<String>> fields, List<Part> parts) {

    private static final int MOST_FIELDS = 200;
    private static final int MOST_PARTS = 20;

    /**
     * @param mostOfFile bytes of one file
     * @throws IllegalArgumentException if it cannot be read
     * @throws org.apache.tomcat.util.http.fileupload.impl.SizeException if a file is too large
     */
    static Form of(HttpServletRequest request, Body body, long mostOfFile) throws IOException {
        Form form = new Form(new LinkedHashMap<>(), new ArrayList<>());
        form.read(request.getQueryString() == null ? "" : request.getQueryString());
        String kind =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (kind.startsWith("application/x-www-form-urlencoded")) {
            form.read(new String(body.read().readAllBytes(), StandardCharsets.UTF_8));
        } else if (kind.startsWith("multipart/form-data")) {
            form.readWhole(request, body, mostOfFile);
        }
        return form;
    }

    private void read(String text) {
        for (String field : text.split("&")) {
            if (!field.isEmpty()) {
                String[] sides = field.split("=", 2);
                add(
                        URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                        sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
    }

    private void add(String name, String value) {
        fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        if (fields.values().stream().mapToInt(List::size).sum() > MOST_FIELDS) {
            throw new IllegalArgumentException("more than " + MOST_FIELDS + " fields");
        }
    }

    /** All of it, or nothing: nobody else knows yet what was written to files. */
    private void readWhole(HttpServletRequest request, Body body, long mostOfFile) throws IOException {
        boolean isWhole = false;
        try {
            readParts(request, body, mostOfFile);
            isWhole = true;
        } finally {
            if (!isWhole) {
                discard();
            }
        }
    }

    private void readParts(HttpServletRequest request, Body body, long mostOfFile) throws IOException {
        DiskFileItemFactory items = new DiskFileItemFactory();
        File place = new File(System.getProperty("java.io.tmpdir"));
        items.setRepository(place);
        FileUpload upload = new FileUpload();
        upload.setFileItemFactory(items);
        upload.setFileSizeMax(mostOfFile);
        upload.setFileCountMax(MOST_PARTS);
        List<FileItem> read = upload.parseRequest(new Content(request, body));
        read.forEach(item -> parts.add(new ApplicationPart(item, place)));
        for (FileItem item : read) {
            if (item.isFormField()) {
                add(item.getFieldName(), item.getString("UTF-8"));
            }
        }
    }

    /** What was written to files for it. */
    void discard() throws IOException {
        for (Part part : parts) {
            part.delete();
        }
    }

    /** The body as the reader of parts takes it. */
    private record Content(HttpServletRequest request, Body body) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        /** Counted already. */
        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return body.read();
        }
    }

    /** Whether a failure means that a file is too large. */
    static boolean isTooLarge(Exception failure) {
        return failure instanceof org.apache.tomcat.util.http.fileupload.impl.SizeException
                || failure instanceof FileUploadException wrapped
                        && wrapped.getCause() instanceof org.apache.tomcat.util.http.fileupload.impl.SizeException;
    }
}
