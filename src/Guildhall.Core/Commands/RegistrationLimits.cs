using System.Text.RegularExpressions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>What Discord refuses in a registration, said before it is sent.
/// Source: https://discord.com/developers/docs/interactions/application-commands</summary>
internal static partial class RegistrationLimits
{
    private const int MostCommands = 100;
    private const int MostMenus = 15;
    private const int MostOptions = 25;
    private const int MostText = 8000;

    public static IEnumerable<string> Check(IEnumerable<CommandSpec> specs)
    {
        var all = specs.ToArray();
        foreach (var spec in all)
        {
            foreach (var fault in Check(spec))
            {
                yield return $"{(spec.Kind == ApplicationCommandType.ChatInput ? "/" : "")}{spec.Name}: {fault}";
            }
        }

        foreach (var fault in CheckTree([.. all.Where(s => s.Kind == ApplicationCommandType.ChatInput)]))
        {
            yield return fault;
        }

        foreach (var menus in all.Where(s => s.Kind != ApplicationCommandType.ChatInput).GroupBy(s => s.Kind))
        {
            if (menus.Count() > MostMenus)
            {
                yield return $"there are {menus.Count()} {menus.Key} menus; Discord takes {MostMenus}.";
            }
        }
    }

    private static IEnumerable<string> Check(CommandSpec spec)
    {
        if (spec.Kind != ApplicationCommandType.ChatInput)
        {
            if (spec.Name.Length is 0 or > 32 || spec.Options.Count > 0)
            {
                yield return "a menu has a name of 1–32 characters and no options.";
            }

            yield break;
        }

        var parts = spec.Name.Split(' ');
        if (parts.Length > 3 || !parts.All(p => Name().IsMatch(p)))
        {
            yield return "the name must be 1–3 words of 1–32 lower-case letters, digits, hyphens or underscores.";
        }

        if (spec.Description.Length is 0 or > 100)
        {
            yield return "the description must have 1–100 characters.";
        }

        if (spec.Options.Count > MostOptions)
        {
            yield return $"has {spec.Options.Count} options; Discord takes {MostOptions}.";
        }

        if (spec.Options.SkipWhile(o => o.Required == true).Any(o => o.Required == true))
        {
            yield return "required options must come first.";
        }

        foreach (var twice in spec.Options.GroupBy(o => o.Name).Where(g => g.Count() > 1))
        {
            yield return $"the option \"{twice.Key}\" is there twice.";
        }

        foreach (var option in spec.Options)
        {
            foreach (var fault in Check(option))
            {
                yield return $"option \"{option.Name}\": {fault}";
            }
        }
    }

    private static IEnumerable<string> Check(ApplicationCommandOption option)
    {
        if (!Name().IsMatch(option.Name))
        {
            yield return "the name must be 1–32 lower-case letters, digits, hyphens or underscores.";
        }

        if (option.Description.Length is 0 or > 100)
        {
            yield return "the description must have 1–100 characters.";
        }

        var choices = option.Choices ?? [];
        if (choices.Count > MostOptions)
        {
            yield return $"has {choices.Count} choices; Discord takes {MostOptions}.";
        }

        if (choices.Any(c => c.Name.Length is 0 or > 100 || c.Value.Text.Length is 0 or > 100))
        {
            yield return "choices have names and values of 1–100 characters.";
        }

        if (choices.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count() != choices.Count)
        {
            yield return "two choices have one name.";
        }

        if (choices.Count > 0 && option.Autocomplete == true)
        {
            yield return "has choices or suggestions, not both.";
        }

        if (
            option.MinLength is < 0 or > 6000
            || option.MaxLength is < 1 or > 6000
            || option.MinLength > option.MaxLength
        )
        {
            yield return "lengths go from 0 to 6,000, the least before the most.";
        }

        if (option.MinValue > option.MaxValue)
        {
            yield return "the least value is above the most.";
        }
    }

    private static IEnumerable<string> CheckTree(IReadOnlyList<CommandSpec> specs)
    {
        var roots = specs.GroupBy(s => s.Name.Split(' ')[0]).ToArray();
        if (roots.Length > MostCommands)
        {
            yield return $"there are {roots.Length} slash commands; Discord takes {MostCommands}.";
        }

        foreach (var root in roots)
        {
            if (root.Count() > 1 && root.Any(s => s.Name == root.Key))
            {
                yield return $"/{root.Key}: a command with sub-commands cannot be called itself.";
            }

            foreach (var level in root.Where(s => s.Name != root.Key).GroupBy(Parent))
            {
                if (
                    level.Select(s => s.Name.Split(' ')[level.Key.Count(c => c == ' ') + 1]).Distinct().Count()
                    > MostOptions
                )
                {
                    yield return $"/{level.Key}: Discord takes {MostOptions} sub-commands.";
                }
            }

            var groups = root.Where(s => s.Name.Count(c => c == ' ') == 2).Select(Parent).ToHashSet();
            foreach (var both in root.Where(s => groups.Contains(s.Name)))
            {
                yield return $"/{both.Name}: is both a sub-command and a group.";
            }

            if (root.Sum(Text) > MostText)
            {
                yield return $"/{root.Key}: names, descriptions and choices pass {MostText} characters together.";
            }
        }
    }

    private static string Parent(CommandSpec spec) => spec.Name[..spec.Name.LastIndexOf(' ')];

    private static int Text(CommandSpec spec) =>
        spec.Name.Length
        + spec.Description.Length
        + spec.Options.Sum(o =>
            o.Name.Length + o.Description.Length + (o.Choices ?? []).Sum(c => c.Name.Length + c.Value.Text.Length)
        );

    [GeneratedRegex("^[-_a-z0-9\\p{Ll}\\p{Lo}\\p{N}]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
