using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Privacy;

/// <summary>What a product keeps of a server in tables of its own: a server's export and erasure ask every one of them.</summary>
public interface IGuildRecords
{
    /// <summary>What an erasure takes, and what stays all the same: whole sentences for its owner, who is about to ask for one. Null
    /// where the product keeps nothing of that server.</summary>
    string? LossOf(Snowflake<Guild> guild);

    /// <summary>All that its owner may see; null where nothing is kept of that server.</summary>
    Task<GuildExtract?> ExportAsync(Snowflake<Guild> guild, CancellationToken cancellation);

    /// <summary>Takes everything of that server, in the caller's unit; a second time finds nothing.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="Jobs.JobDelayedException">A job that would write some of it again runs this moment.</exception>
    Task<int> EraseAsync(Unit unit, Snowflake<Guild> guild);

    /// <summary>What this process remembers of it goes too, once the unit is written.</summary>
    Task ForgetAsync(Snowflake<Guild> guild, CancellationToken cancellation);
}

/// <param name="Files">Lists by the name of their file.</param>
/// <param name="Note">What is left out of them, and why.</param>
public sealed record GuildExtract(IReadOnlyDictionary<string, JsonArray> Files, string Note);
