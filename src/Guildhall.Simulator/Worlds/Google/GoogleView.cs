using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>What stands in Drive, for people and tests: <c>/sim/google</c>, and each document as a page.</summary>
internal static class GoogleView
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            "/sim/google/credentials",
            (HttpRequest request, GoogleAccount account) =>
                Results.Json(account.Credentials(GoogleEndpoints.Origin(request)))
        );
        endpoints.MapGet("/sim/google", Show);
        endpoints.MapGet("/google/document/d/{id}/edit", Page);
    }

    private static IResult Show(HttpRequest request, DriveShelf shelf)
    {
        var origin = GoogleEndpoints.Origin(request);
        lock (shelf.Gate)
        {
            var folders = shelf.All.Where(f => f.IsFolder).Select(f => Entry(f, shelf, origin));
            var documents = shelf.All.Where(f => f.Body is not null).Select(f => Document(f, shelf, origin));
            return Results.Json(
                new JsonObject
                {
                    ["root"] = DriveShelf.SharedRoot,
                    ["folders"] = new JsonArray([.. folders]),
                    ["documents"] = new JsonArray([.. documents]),
                }
            );
        }
    }

    private static JsonObject Entry(DriveFile file, DriveShelf shelf, string origin) =>
        new()
        {
            ["id"] = file.Id,
            ["name"] = file.Name,
            ["parentId"] = file.Parent,
            ["path"] = shelf.PathOf(file),
            ["created"] = file.Created,
            ["trashed"] = file.IsTrashed,
            ["appProperties"] = file.AppProperties.DeepClone(),
            ["permissions"] = new JsonArray([.. file.Permissions.Select(p => p.DeepClone())]),
            ["link"] = DriveEndpoints.Link(file, origin),
        };

    private static JsonObject Document(DriveFile file, DriveShelf shelf, string origin)
    {
        var entry = Entry(file, shelf, origin);
        entry["description"] = file.Description;
        entry["revision"] = file.Revision;
        entry["body"] = Content(file.Body!.Content, file.Body);
        return entry;
    }

    private static JsonArray Content(List<DocElement> content, DocumentBody body) =>
        new([.. content.Select(e => (JsonNode)Element(e, body))]);

    private static JsonObject Element(DocElement element, DocumentBody body)
    {
        if (element is DocTable table)
        {
            var rows = table.Rows.Select(r => (JsonNode)new JsonArray([.. r.Select(c => (JsonNode)CellText(c))]));
            return new() { ["kind"] = "table", ["rows"] = new JsonArray([.. rows]) };
        }

        var paragraph = (DocParagraph)element;
        var shown = new JsonObject
        {
            ["kind"] = "paragraph",
            ["style"] = paragraph.NamedStyle,
            ["text"] = paragraph.Text(),
        };
        if (paragraph.ListId is { } list)
        {
            var isNumbered = body.Lists[list].StartsWith("NUMBERED", StringComparison.Ordinal);
            shown["list"] = new JsonObject
            {
                ["id"] = list,
                ["kind"] = isNumbered ? "numbered" : "bulleted",
                ["level"] = paragraph.Level,
            };
        }

        var links = Runs(paragraph)
            .Where(r => r.Style.Child("link") is not null)
            .Select(r => (JsonNode)new JsonObject { ["text"] = r.Text, ["url"] = r.Style.Child("link").Text("url") })
            .ToArray();
        shown["links"] = new JsonArray(links);
        shown["bold"] = Marked(paragraph, "bold");
        shown["italic"] = Marked(paragraph, "italic");
        shown["code"] = Marked(paragraph, "weightedFontFamily");
        return shown;
    }

    private static string CellText(List<DocElement> cell) =>
        string.Join('\n', cell.OfType<DocParagraph>().Select(p => p.Text()));

    private static JsonArray Marked(DocParagraph paragraph, string field) =>
        new([
            .. Runs(paragraph)
                .Where(r => r.Style[field] is { } value && value.ToJsonString() != "false")
                .Select(r => (JsonNode)r.Text),
        ]);

    private static IEnumerable<(string Text, JsonObject Style)> Runs(DocParagraph paragraph)
    {
        var units = paragraph.Units[..^1];
        for (var from = 0; from < units.Count; )
        {
            var to = from + 1;
            while (to < units.Count && units[to].Look == units[from].Look)
            {
                to++;
            }

            yield return (DocParagraph.TextOf(units[from..to]), units[from].Look.ToJson());
            from = to;
        }
    }

    private static IResult Page(string id, DriveShelf shelf)
    {
        lock (shelf.Gate)
        {
            if (shelf.Find(id) is not { Body: { } body } file)
            {
                return Results.Text("No such document.", statusCode: StatusCodes.Status404NotFound);
            }

            var page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>")
                .Append(HtmlEncoder.Default.Encode(file.Name))
                .Append("</title><style>body{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}")
                .Append("td{border:1px solid #999;padding:.3rem .6rem}table{border-collapse:collapse}</style>");
            foreach (var element in body.Content)
            {
                Append(page, element, body);
            }

            return Results.Text(page.ToString(), "text/html", Encoding.UTF8);
        }
    }

    private static void Append(StringBuilder page, DocElement element, DocumentBody body)
    {
        if (element is DocTable table)
        {
            page.Append("<table>");
            foreach (var row in table.Rows)
            {
                page.Append("<tr>");
                row.ForEach(cell =>
                {
                    page.Append("<td>");
                    cell.ForEach(e => Append(page, e, body));
                    page.Append("</td>");
                });
                page.Append("</tr>");
            }

            page.Append("</table>");
            return;
        }

        var paragraph = (DocParagraph)element;
        var tag = paragraph.NamedStyle switch
        {
            ['H', .., var level] => $"h{level}",
            "TITLE" => "h1",
            _ => "p",
        };
        page.Append('<').Append(tag).Append('>');
        if (paragraph.ListId is { } list)
        {
            var mark = body.Lists[list].StartsWith("NUMBERED", StringComparison.Ordinal) ? "1." : "•";
            page.Append(string.Concat(Enumerable.Repeat("&emsp;", paragraph.Level + 1))).Append(mark).Append(' ');
        }

        foreach (var (text, style) in Runs(paragraph))
        {
            page.Append(Run(text, style));
        }

        page.Append("</").Append(tag).Append('>');
    }

    private static string Run(string text, JsonObject style)
    {
        var html = HtmlEncoder.Default.Encode(text).Replace("&#xB;", "<br>", StringComparison.Ordinal);
        html = style.Flag("bold") ? $"<b>{html}</b>" : html;
        html = style.Flag("italic") ? $"<i>{html}</i>" : html;
        html = style["weightedFontFamily"] is null ? html : $"<code>{html}</code>";
        return
            style.Child("link").Text("url") is { } url
            && Uri.TryCreate(url, UriKind.Absolute, out var to)
            && to.Scheme is "http" or "https" or "mailto"
            ? $"<a href=\"{HtmlEncoder.Default.Encode(url)}\" rel=\"noreferrer\">{html}</a>"
            : html;
    }
}
