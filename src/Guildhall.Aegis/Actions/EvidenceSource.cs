using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>Something to be kept beside a case: a file that somebody attached, or a message that somebody linked.</summary>
/// <param name="Name">Of the file; of a message its link.</param>
/// <param name="Url">Of the file: signed, and dead in a day.</param>
internal sealed record EvidenceSource(
    string Name,
    string? Url,
    Snowflake<Channel>? Channel = null,
    Snowflake<Message>? Message = null
);
