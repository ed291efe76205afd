package org.bipota.web.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bipota.web.console.ErrorPage;
import org.bipota.web.security.RequestPaths;

/** What the container answers when nothing of ours did: a problem document to the API's callers, a plain page to others. */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

    /** Where web.xml sends errors. */
    static final String PATH = "/WEB-INF/error";

    private static final long serialVersionUID = 1L;

    private static final String PROBLEM = Problem.class.getName();

    /** Whatever status {@code request} is answered with by the container, {@code problem} says why. */
    public static void answerWith(HttpServletRequest request, Problem problem) {
        request.setAttribute(PROBLEM, problem);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = request.getAttribute(PROBLEM) instanceof Problem known ? known
                : Problem.of(status instanceof Integer code ? code : 500, "the server could not answer this request");
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (uri instanceof String path && RequestPaths.isApi(path.substring(request.getContextPath().length()))) {
            ProblemResponses.write(response, problem);
        } else {
            ErrorPage.write(request, response, problem.status());
        }
    }
}
