using System.Globalization;
using Guildhall.Core;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Sietch.Gating;

/// <summary>Reads what stands after the question mark of a call, and keeps the first fault by the name of its parameter.</summary>
internal sealed class Parameters(IQueryCollection query)
{
    /// <summary>Null where all could be read.</summary>
    public Refusal? Fault { get; private set; }

    public int Number(string name, int otherwise, int most = int.MaxValue) => (int)(TryNumber(name, most) ?? otherwise);

    /// <summary>From 1; null where it is not given.</summary>
    public long? TryNumber(string name, long most)
    {
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= 1 && number <= most)
        {
            return number;
        }

        var end = most >= int.MaxValue ? "on" : string.Create(CultureInfo.InvariantCulture, $"to {most}");
        return Fail<long>(name, $"a whole number from 1 {end}");
    }

    /// <summary>Null where it is not given.</summary>
    public T? OneOf<T>(string name, params IReadOnlyList<(string Word, T Value)> words)
        where T : struct
    {
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }

        foreach (var (word, value) in words)
        {
            if (word.Equals(text.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return Fail<T>(name, $"one of {string.Join(", ", words.Select(word => word.Word))}");
    }

    /// <summary>Null where it is not given.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }

        return TryTime(text) ?? Fail<DateTimeOffset>(name, "a time in ISO 8601, such as 2026-01-31T12:00:00Z");
    }

    /// <summary>Without a zone it is UTC.</summary>
    public static DateTimeOffset? TryTime(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    public static Refusal Bad(string name, string expected) => new($"sietch.bad_{name}", $"{name} is {expected}.");

    private T? Fail<T>(string name, string expected)
        where T : struct
    {
        Fault ??= Bad(name, expected);
        return null;
    }
}
