using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Guildhall.Aegis.Import.Reading;

/// <summary>
/// The objects of a JSON file, one after the other as they come: of the list that the file is, of the lists that other bots
/// keep cases in, or objects on lines of their own. Memory holds one at a time.
/// </summary>
internal sealed class JsonRows(Stream utf8)
{
    private const int FirstBuffer = 64 * 1024;
    private const int LongestObject = 4 * 1024 * 1024;

    private static readonly FrozenSet<string> lists = FrozenSet.ToFrozenSet(
        [
            "cases",
            "logs",
            "infractions",
            "warnings",
            "warns",
            "modlogs",
            "punishments",
            "records",
            "entries",
            "items",
            "results",
            "data",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly JsonReaderOptions options = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private byte[] buffer = new byte[FirstBuffer];
    private int start;
    private int end;
    private long line = 1;

    // The parser counts lines from where it was begun anew.
    private long parsedFrom = 1;

    // Bytes of the line that come before the buffer's start.
    private long passed;
    private long record = 1;
    private SourceRow? faulty;
    private bool isAtEnd;
    private JsonReaderState state = new(options);
    private Place place;
    private bool isInContainer;

    private enum Place
    {
        File,
        Container,
        List,
    }

    private enum Step
    {
        More,
        Row,
    }

    /// <summary>The name of the list that the objects were in last; null for a list or objects alone.</summary>
    public string? List { get; private set; }

    public async IAsyncEnumerable<SourceRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        while (true)
        {
            var (step, row, fault) = Try();
            if (fault is not null)
            {
                var goesOn = TrySkipLine();
                yield return (goesOn ? faulty! : Here(0)) with
                {
                    Fault = goesOn ? fault : $"{fault} The rest of the file was not read.",
                };
                record++;
                if (!goesOn)
                {
                    yield break;
                }
            }
            else if (step == Step.Row)
            {
                record++;
                yield return row!;
            }
            else if (isAtEnd)
            {
                if (place != Place.File)
                {
                    yield return Here(0) with
                    {
                        Fault = "The file ends in the middle of its JSON.",
                    };
                }

                yield break;
            }
            else
            {
                await FillAsync(cancellation);
            }
        }
    }

    private (Step Step, SourceRow? Row, string? Fault) Try()
    {
        try
        {
            var step = TryRead(out var row);
            return step == Step.More && end - start > LongestObject
                ? (step, null, "A single object is larger than 4 MB.")
                : (step, row, null);
        }
        catch (JsonException exception)
        {
            var at = string.Create(
                CultureInfo.InvariantCulture,
                $"line {parsedFrom + (exception.LineNumber ?? 0)}, byte {(exception.BytePositionInLine ?? 0) + 1}"
            );
            return (Step.More, null, $"This is no JSON at {at}: {Plain(exception)}");
        }
    }

    /// <summary>The next object, as far as the buffer holds it.</summary>
    private Step TryRead(out SourceRow? row)
    {
        row = null;
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isAtEnd, state);
            if (!reader.Read())
            {
                return Step.More;
            }

            switch (place)
            {
                case Place.File when reader.TokenType == JsonTokenType.StartArray:
                    Go(Place.List, ref reader);
                    break;
                case Place.File when reader.TokenType == JsonTokenType.StartObject && HoldsList(reader):
                    isInContainer = true;
                    Go(Place.Container, ref reader);
                    break;
                case Place.Container when reader.TokenType == JsonTokenType.EndObject:
                    isInContainer = false;
                    Go(Place.File, ref reader);
                    break;
                case Place.Container:
                    if (!TryPass(ref reader))
                    {
                        return Step.More;
                    }

                    break;
                case Place.List when reader.TokenType == JsonTokenType.EndArray:
                    Go(isInContainer ? Place.Container : Place.File, ref reader);
                    break;
                default:
                    return TryTake(out row) ? Step.Row : Step.More;
            }
        }
    }

    /// <summary>One property of the file's own object: into its list, or over it.</summary>
    private bool TryPass(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.StartArray && lists.Contains(name))
        {
            List = name;
            Go(Place.List, ref reader);
            return true;
        }

        if (!reader.TrySkip())
        {
            return false;
        }

        Go(Place.Container, ref reader);
        return true;
    }

    /// <summary>Whether the object at the file's beginning is one that has the rows in it, not a row itself.</summary>
    private static bool HoldsList(Utf8JsonReader ahead)
    {
        var level = 1;
        try
        {
            while (level > 0 && ahead.Read())
            {
                if (level == 1 && ahead.TokenType == JsonTokenType.PropertyName && lists.Contains(ahead.GetString()!))
                {
                    return ahead.Read() && ahead.TokenType == JsonTokenType.StartArray;
                }

                level += ahead.TokenType switch
                {
                    JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                    JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                    _ => 0,
                };
            }
        }
        catch (JsonException)
        {
            // Told when it is read in its turn.
        }

        return false;
    }

    private bool TryTake(out SourceRow? row)
    {
        row = null;
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isAtEnd, state);
        // A reader that goes on stands at its last token, which would be taken for the value's first.
        if (!reader.Read() || !JsonDocument.TryParseValue(ref reader, out var document))
        {
            return false;
        }

        using (document)
        {
            var taken = buffer.AsSpan(start, (int)reader.BytesConsumed);
            var opening = Math.Max(0, taken.IndexOfAnyExcept(" \t\r\n,"u8));
            row = Here(opening);
            try
            {
                row = JsonFields.ToRow(document.RootElement.Clone(), row);
            }
            catch (InvalidOperationException)
            {
                row = row with { Fault = "Its text is not UTF-8." };
            }
        }

        Go(place, ref reader);
        return true;
    }

    private void Go(Place next, ref Utf8JsonReader reader)
    {
        Pass((int)reader.BytesConsumed);
        state = reader.CurrentState;
        place = next;
    }

    private void Pass(int bytes)
    {
        var taken = buffer.AsSpan(start, bytes);
        line += taken.Count((byte)'\n');
        passed = taken.LastIndexOf((byte)'\n') is var at && at >= 0 ? bytes - at - 1 : passed + bytes;
        start += bytes;
    }

    /// <summary>An empty row for what stands so many bytes after the buffer's start.</summary>
    private SourceRow Here(int bytes)
    {
        var before = buffer.AsSpan(start, bytes);
        var column = before.LastIndexOf((byte)'\n') is var at && at >= 0 ? bytes - at - 1 : passed + bytes;
        return new(line + before.Count((byte)'\n')) { Record = record, Column = column + 1 };
    }

    /// <summary>Objects on lines of their own stand each for itself: after a bad one comes the next line.</summary>
    private bool TrySkipLine()
    {
        var left = buffer.AsSpan(start, end - start);
        var begin = left.IndexOfAnyExcept(" \t\r\n"u8);
        var next = begin < 0 ? -1 : left[begin..].IndexOf((byte)'\n');
        if (place != Place.File || begin < 0 || (next < 0 && !isAtEnd))
        {
            return false;
        }

        // The last line may end with the file.
        var skipped = next < 0 ? left.Length : begin + next + 1;
        faulty = Here(begin);
        Pass(skipped);
        parsedFrom = line;
        state = new(options);
        return true;
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var wanted = buffer.Length - end;
        var read = await utf8.ReadAtLeastAsync(buffer.AsMemory(end), wanted, throwOnEndOfStream: false, cancellation);
        end += read;
        isAtEnd = read < wanted;
    }

    private static string Plain(JsonException exception)
    {
        var at = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return at < 0 ? exception.Message : exception.Message[..at];
    }
}
