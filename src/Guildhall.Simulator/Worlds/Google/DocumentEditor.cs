using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>What the Docs service refuses; the message is its answer's.</summary>
internal sealed class DocsRefusalException(string message) : Exception(message);

/// <summary>Applies the requests of a batchUpdate to a body, with the service's own index arithmetic and refusals.</summary>
internal sealed class DocumentEditor(DocumentBody body, Func<string> newId)
{
    /// <summary>All or nothing is the caller's: it works on a copy.</summary>
    /// <exception cref="DocsRefusalException">The first request that the service refuses.</exception>
    public IReadOnlyList<JsonObject> Apply(JsonArray requests)
    {
        var replies = new List<JsonObject>();
        for (var i = 0; i < requests.Count; i++)
        {
            if (requests[i] is not JsonObject { Count: 1 } request)
            {
                throw new DocsRefusalException($"Invalid requests[{i}]: Must specify exactly one request.");
            }

            var (kind, value) = request.Single();
            if (value is not JsonObject arguments)
            {
                throw new DocsRefusalException($"Invalid value at 'requests[{i}].{kind}'");
            }

            try
            {
                replies.Add(Apply(kind, arguments));
            }
            catch (DocsRefusalException refusal)
            {
                throw new DocsRefusalException($"Invalid requests[{i}].{kind}: {refusal.Message}");
            }
        }

        return replies;
    }

    private JsonObject Apply(string kind, JsonObject arguments)
    {
        switch (kind)
        {
            case "insertText":
                InsertText(arguments);
                return [];
            case "insertTable":
                InsertTable(arguments);
                return [];
            case "deleteContentRange":
                ContentDeletion.Apply(body, RangeOf(arguments));
                return [];
            case "updateParagraphStyle":
                StyleChanges.OfParagraphs(body, RangeOf(arguments), arguments);
                return [];
            case "updateTextStyle":
                StyleChanges.OfText(body, RangeOf(arguments), arguments);
                return [];
            case "createParagraphBullets":
                ListChanges.Create(body, RangeOf(arguments), arguments.Text("bulletPreset"), newId);
                return [];
            case "deleteParagraphBullets":
                ListChanges.Delete(body, RangeOf(arguments));
                return [];
            default:
                throw new DocsRefusalException("Unknown name: cannot find field, or this stand-in does not know it.");
        }
    }

    private void InsertText(JsonObject arguments)
    {
        if (arguments.Text("text") is not { Length: > 0 } text)
        {
            throw new DocsRefusalException("Text must not be empty.");
        }

        var index = IndexOf(arguments);
        Insert(SpotFor(index), index, string.Concat(text.Where(IsKept)));
    }

    private void InsertTable(JsonObject arguments)
    {
        if (arguments.Whole("rows") is not >= 1 || arguments.Whole("columns") is not >= 1)
        {
            throw new DocsRefusalException("The number of rows and columns must be at least 1.");
        }

        var index = IndexOf(arguments);
        var spot = SpotFor(index);
        Insert(spot, index, "\n");
        var at = spot.Content.IndexOf(spot.Paragraph) + 1;
        spot.Content.Insert(at, DocTable.Empty(arguments.Whole("rows")!.Value, arguments.Whole("columns")!.Value));
    }

    private static void Insert(Spot spot, int index, string text)
    {
        var paragraph = spot.Paragraph;
        var offset = index - spot.Start;
        if (
            offset > 0
            && char.IsLowSurrogate(paragraph.Units[offset].Value)
            && char.IsHighSurrogate(paragraph.Units[offset - 1].Value)
        )
        {
            throw new DocsRefusalException("The insertion index cannot be within a surrogate pair.");
        }

        var look = paragraph.Units[offset > 0 ? offset - 1 : offset].Look;
        var lines = text.Split('\n');
        var tail = paragraph.Units[offset..];
        paragraph.Units.RemoveRange(offset, tail.Count);
        var current = paragraph;
        var at = spot.Content.IndexOf(paragraph);
        for (var i = 0; i < lines.Length; i++)
        {
            current.Units.AddRange(lines[i].Select(c => new Unit(c, look)));
            if (i < lines.Length - 1)
            {
                current.Units.Add(new Unit('\n', look));
                current = paragraph.Like([]);
                spot.Content.Insert(++at, current);
            }
        }

        current.Units.AddRange(tail);
    }

    private Spot SpotFor(int index)
    {
        if (index >= body.End)
        {
            throw new DocsRefusalException(
                $"Index {index} must be less than the end index of the referenced segment, {body.End}."
            );
        }

        return body.Find(index)
            ?? throw new DocsRefusalException(
                "The insertion index must be inside the bounds of an existing paragraph. "
                    + "You can still create new paragraphs by inserting newlines."
            );
    }

    private int IndexOf(JsonObject arguments)
    {
        if (arguments.ContainsKey("endOfSegmentLocation"))
        {
            return body.End - 1;
        }

        return arguments.Child("location").Whole("index")
            ?? throw new DocsRefusalException("The insertion location must be specified.");
    }

    private (int Start, int End) RangeOf(JsonObject arguments)
    {
        var range = arguments.Child("range") ?? throw new DocsRefusalException("The range must be specified.");
        if (range.Whole("startIndex") is not { } start || range.Whole("endIndex") is not { } end)
        {
            throw new DocsRefusalException("The range must have a start and an end index.");
        }

        if (start < 1 || end <= start)
        {
            throw new DocsRefusalException("The range should not be empty.");
        }

        return end > body.End
            ? throw new DocsRefusalException(
                $"Index {end - 1} must be less than the end index of the referenced segment, {body.End}."
            )
            : (start, end);
    }

    // Control characters and the private use area are stripped by the service.
    private static bool IsKept(char c) =>
        c is not (<= '\u0008' or (>= '\u000C' and <= '\u001F') or (>= '\uE000' and <= '\uF8FF'));
}
