using System.Collections;
using System.Reflection;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Snapshots;

/// <summary>The tables of a world that is not lived in yet, under the names that they have in the universe.</summary>
internal sealed class WorldContent(IReadOnlyDictionary<string, object> tables)
{
    /// <summary>Every table of the universe: a new one is kept in the file from its first day.</summary>
    private static readonly PropertyInfo[] Tables =
    [
        .. typeof(Universe).GetProperties().Where(p => p.PropertyType.IsAssignableTo(typeof(IDictionary))),
    ];

    public Dictionary<ulong, SimUser> Users => Table<SimUser>(nameof(Universe.Users));

    public Dictionary<ulong, SimBot> Bots => Table<SimBot>(nameof(Universe.Bots));

    public Dictionary<ulong, SimGuild> Guilds => Table<SimGuild>(nameof(Universe.Guilds));

    public Dictionary<ulong, SimChannel> Channels => Table<SimChannel>(nameof(Universe.Channels));

    public Dictionary<ulong, SimMessage> Messages => Table<SimMessage>(nameof(Universe.Messages));

    public Dictionary<ulong, SimAttachment> Attachments => Table<SimAttachment>(nameof(Universe.Attachments));

    public Dictionary<ulong, SimInteraction> Interactions => Table<SimInteraction>(nameof(Universe.Interactions));

    public static IReadOnlyDictionary<string, Type> Types { get; } = Tables.ToDictionary(NameOf, t => t.PropertyType);

    public static IReadOnlyDictionary<string, object> Of(Universe world) =>
        Tables.ToDictionary(NameOf, t => t.GetValue(world)!);

    /// <summary>The universe has these and no others.</summary>
    public void MoveInto(Universe world)
    {
        foreach (var table in Tables)
        {
            var target = (IDictionary)table.GetValue(world)!;
            target.Clear();
            foreach (DictionaryEntry entry in (IDictionary)tables[NameOf(table)])
            {
                target.Add(entry.Key, entry.Value);
            }
        }
    }

    private static string NameOf(PropertyInfo table) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(table.Name);

    private Dictionary<ulong, T> Table<T>(string name) =>
        (Dictionary<ulong, T>)tables[System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name)];
}
