using System.Text.Json.Serialization;

namespace Guildhall.Host.Diagnosis;

[JsonConverter(typeof(JsonStringEnumConverter<FindingState>))]
internal enum FindingState
{
    Good,

    /// <summary>Not set, and nothing wrong with that.</summary>
    Absent,

    /// <summary>Set, but nobody could be asked.</summary>
    Unknown,

    Wrong,
}

/// <param name="Text">What it is, or what to do. No secret.</param>
internal sealed record Finding(string Subject, FindingState State, string Text);
