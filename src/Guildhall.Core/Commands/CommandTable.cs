using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>Everything that can be called, clicked or submitted, as the products registered it.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, CommandEntry> commands = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Command, string Option), AutocompleteEntry> autocompletes = [];
    private readonly Dictionary<string, ComponentEntry> components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModalEntry> modals = new(StringComparer.Ordinal);

    /// <exception cref="CommandTableException">Two have one name, or a name or limit is not Discord's; all are listed.</exception>
    public CommandTable(
        IEnumerable<CommandEntry> commands,
        IEnumerable<AutocompleteEntry> autocompletes,
        IEnumerable<ComponentEntry> components,
        IEnumerable<ModalEntry> modals
    )
    {
        var faults = new List<string>();
        Add(this.commands, commands, c => c.Key, k => $"The command \"{k}\" is registered twice.");
        Add(
            this.autocompletes,
            autocompletes,
            a => (a.Spec.Command, a.Spec.Option),
            k => $"The autocomplete of {k} is registered twice."
        );
        Add(this.components, components, c => c.Spec.Name, k => $"The component \"{k}\" is registered twice.");
        Add(this.modals, modals, m => m.Spec.Name, k => $"The modal \"{k}\" is registered twice.");
        faults.AddRange(RegistrationLimits.Check(Specs));
        faults.AddRange(CheckAutocompletes());
        faults.AddRange(
            this.components.Keys.Concat(this.modals.Keys)
                .Where(n => !CustomIds.Name().IsMatch(n))
                .Select(n => $"The component or modal \"{n}\" must be named with 1–24 of a–z, 0–9, dots and hyphens.")
        );
        if (faults.Count > 0)
        {
            throw new CommandTableException(faults);
        }

        void Add<TKey, TEntry>(
            Dictionary<TKey, TEntry> table,
            IEnumerable<TEntry> entries,
            Func<TEntry, TKey> keyOf,
            Func<TKey, string> twice
        )
            where TKey : notnull =>
            faults.AddRange(entries.Where(e => !table.TryAdd(keyOf(e), e)).Select(e => twice(keyOf(e))));
    }

    public IEnumerable<CommandSpec> Specs => commands.Values.Select(c => c.Spec);

    public CommandEntry? TryGetCommand(ApplicationCommandType kind, string path) =>
        commands.GetValueOrDefault(CommandEntry.KeyOf(kind, path));

    public AutocompleteEntry? TryGetAutocomplete(string command, string option) =>
        autocompletes.GetValueOrDefault((command, option));

    public ComponentEntry? TryGetComponent(string name) => components.GetValueOrDefault(name);

    public ModalEntry? TryGetModal(string name) => modals.GetValueOrDefault(name);

    private IEnumerable<string> CheckAutocompletes()
    {
        var offered = Specs
            .SelectMany(s => s.Options.Where(o => o.Autocomplete == true).Select(o => (s.Name, o.Name)))
            .ToHashSet();
        foreach (var (command, option) in offered.Where(o => !autocompletes.ContainsKey(o)))
        {
            yield return $"/{command}: the option \"{option}\" offers suggestions, but no autocomplete is registered for it.";
        }

        foreach (var (command, option) in autocompletes.Keys.Where(k => !offered.Contains(k)))
        {
            yield return $"/{command}: an autocomplete is registered for \"{option}\", which no option asks for.";
        }
    }
}

/// <summary>The registered commands cannot be told to Discord; every fault is listed. A bug of ours, found at start.</summary>
public sealed class CommandTableException(IReadOnlyList<string> faults)
    : Exception($"{faults.Count} fault(s) in the commands:{string.Concat(faults.Select(f => $"\n  {f}"))}")
{
    public IReadOnlyList<string> Faults => faults;
}
