using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Privacy;

/// <summary>What a product keeps of people in tables of its own: a person's export and erasure ask every one of them.</summary>
public interface IPersonRecords
{
    /// <summary>The tables that are exported and erased here.</summary>
    IReadOnlySet<string> Tables { get; }

    /// <summary>What an erasure takes beside cases, notes and appeals: whole sentences for whoever is about to ask for one. Null
    /// where there is nothing that they would miss.</summary>
    string? Loss { get; }

    /// <summary>All that is kept about the person, and nothing of anybody else: lists by the name of their file.</summary>
    Task<IReadOnlyDictionary<string, JsonArray>> ExportAsync(Snowflake<User> person, CancellationToken cancellation);

    /// <summary>Takes the person out, in the caller's unit; a second time changes nothing.</summary>
    /// <returns>Rows changed, by table.</returns>
    Task<IReadOnlyDictionary<string, int>> EraseAsync(Unit unit, Snowflake<User> person);
}
