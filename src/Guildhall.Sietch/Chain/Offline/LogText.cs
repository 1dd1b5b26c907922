using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Guildhall.Sietch.Chain.Events;

namespace Guildhall.Sietch.Chain.Offline;

/// <summary>A log as <c>eth_getLogs</c> writes it, not yet believed.</summary>
internal sealed record LogText(string? Address, IReadOnlyList<string?> Topics, string? Data)
{
    private const int MostTopics = 4;

    /// <exception cref="InvalidOperationException">A part is of another kind.</exception>
    public static LogText? TryRead(JsonElement line) =>
        line.TryGetProperty("address", out var address)
        && line.TryGetProperty("topics", out var topics)
        && topics.ValueKind == JsonValueKind.Array
        && line.TryGetProperty("data", out var data)
            ? new(
                address.GetString(),
                [.. topics.EnumerateArray().Select(topic => topic.GetString())],
                data.GetString()
            )
            : null;

    public bool TryDecode(
        IReadOnlyList<EventShape> shapes,
        [NotNullWhen(true)] out string? name,
        [NotNullWhen(true)] out IReadOnlyList<EventValue>? values,
        [NotNullWhen(false)] out string? error
    )
    {
        (name, values) = (null, null);
        if (!Chain.Address.TryParse(Address, out _))
        {
            error = "The address is not one.";
            return false;
        }

        if (Hex.TryDecode(Data) is not { } bytes)
        {
            error = "The data is not hexadecimal with 0x.";
            return false;
        }

        var topics = Topics.Select(topic => Word.TryParse(topic, out var word) ? word : (Word?)null).ToList();
        if (topics.Count is 0 or > MostTopics || topics.Contains(null))
        {
            error = $"There must be 1 to {MostTopics} topics of 32 bytes.";
            return false;
        }

        var known = topics.ConvertAll(topic => topic!.Value);
        foreach (var shape in shapes)
        {
            if (shape.TryDecode(known, bytes) is { } decoded)
            {
                (name, values, error) = (shape.Name, decoded, null);
                return true;
            }
        }

        error = shapes.Any(shape => shape.Topic == known[0])
            ? "The topics or the data do not have the shape of this event."
            : "No known event has this first topic.";
        return false;
    }
}
