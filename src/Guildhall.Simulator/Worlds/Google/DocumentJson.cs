using System.Globalization;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>A document as <c>documents.get</c> gives it.</summary>
internal static class DocumentJson
{
    public static JsonObject Write(DriveFile file)
    {
        var body = file.Body!;
        var content = Content(body.Content, 1);
        content.Insert(
            0,
            new JsonObject
            {
                ["endIndex"] = 1,
                ["sectionBreak"] = new JsonObject { ["sectionStyle"] = new JsonObject() },
            }
        );
        var lists = new JsonObject();
        foreach (var (id, preset) in body.Lists)
        {
            lists[id] = new JsonObject { ["listProperties"] = new JsonObject { ["nestingLevels"] = Levels(preset) } };
        }

        return new JsonObject
        {
            ["title"] = file.Name,
            ["body"] = new JsonObject { ["content"] = content },
            ["documentStyle"] = new JsonObject(),
            ["namedStyles"] = new JsonObject(),
            ["lists"] = lists,
            ["revisionId"] = file.Revision,
            ["suggestionsViewMode"] = "SUGGESTIONS_INLINE",
            ["documentId"] = file.Id,
        };
    }

    private static JsonArray Content(List<DocElement> elements, int start)
    {
        var content = new JsonArray();
        var index = start;
        foreach (var element in elements)
        {
            var written = new JsonObject { ["startIndex"] = index, ["endIndex"] = index + element.Length };
            if (element is DocParagraph paragraph)
            {
                written["paragraph"] = Paragraph(paragraph, index);
            }
            else
            {
                written["table"] = Table((DocTable)element, index);
            }

            content.Add((JsonNode)written);
            index += element.Length;
        }

        return content;
    }

    private static JsonObject Paragraph(DocParagraph paragraph, int start)
    {
        var elements = new JsonArray();
        for (var from = 0; from < paragraph.Length; )
        {
            var look = paragraph.Units[from].Look;
            var to = from + 1;
            while (to < paragraph.Length && paragraph.Units[to].Look == look)
            {
                to++;
            }

            elements.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["startIndex"] = start + from,
                        ["endIndex"] = start + to,
                        ["textRun"] = new JsonObject
                        {
                            ["content"] = DocParagraph.TextOf(paragraph.Units[from..to]),
                            ["textStyle"] = look.ToJson(),
                        },
                    }
            );
            from = to;
        }

        var written = new JsonObject { ["elements"] = elements, ["paragraphStyle"] = paragraph.Style.DeepClone() };
        if (paragraph.ListId is { } list)
        {
            written["bullet"] = new JsonObject { ["listId"] = list, ["textStyle"] = new JsonObject() };
            if (paragraph.Level > 0)
            {
                written["bullet"]!["nestingLevel"] = paragraph.Level;
            }
        }

        return written;
    }

    private static JsonObject Table(DocTable table, int start)
    {
        var rows = new JsonArray();
        var index = start + 1;
        foreach (var row in table.Rows)
        {
            var cells = new JsonArray();
            var rowStart = index++;
            foreach (var cell in row)
            {
                var length = 1 + cell.Sum(e => e.Length);
                cells.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["startIndex"] = index,
                            ["endIndex"] = index + length,
                            ["content"] = Content(cell, index + 1),
                            ["tableCellStyle"] = new JsonObject(),
                        }
                );
                index += length;
            }

            rows.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["startIndex"] = rowStart,
                        ["endIndex"] = index,
                        ["tableCells"] = cells,
                        ["tableRowStyle"] = new JsonObject(),
                    }
            );
        }

        return new JsonObject
        {
            ["rows"] = table.Rows.Count,
            ["columns"] = table.Rows[0].Count,
            ["tableRows"] = rows,
            ["tableStyle"] = new JsonObject(),
        };
    }

    private static JsonArray Levels(string preset)
    {
        var isNumbered = preset.StartsWith("NUMBERED", StringComparison.Ordinal);
        return new JsonArray([
            .. Enumerable
                .Range(0, 9)
                .Select(level =>
                    (JsonNode)
                        new JsonObject
                        {
                            [isNumbered ? "glyphType" : "glyphSymbol"] = isNumbered
                                ? (level % 3) switch
                                {
                                    0 => "DECIMAL",
                                    1 => "ALPHA",
                                    _ => "ROMAN",
                                }
                                : (level % 3) switch
                                {
                                    0 => "●",
                                    1 => "○",
                                    _ => "■",
                                },
                            ["glyphFormat"] = string.Create(
                                CultureInfo.InvariantCulture,
                                $"%{level}{(isNumbered ? "." : "")}"
                            ),
                        }
                ),
        ]);
    }
}
