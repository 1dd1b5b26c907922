using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guildhall.Simulator.Rest.Commands;

/// <summary>Checks a command's definition and completes it as Discord stores it.</summary>
internal static partial class CommandForm
{
    private const int SubCommand = 1;
    private const int SubCommandGroup = 2;
    private const int Limit = 25;

    private static readonly string[] Kept =
    [
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "options",
        "default_member_permissions",
        "dm_permission",
        "contexts",
        "integration_types",
        "nsfw",
    ];

    /// <exception cref="ApiException">50035 with every fault.</exception>
    public static JsonObject Read(Form form)
    {
        var type = Inspect(form);
        form.Check();
        return Stored(form.Body, type);
    }

    /// <exception cref="ApiException">50035 with every fault of every command.</exception>
    public static JsonObject[] ReadAll(JsonArray commands)
    {
        var forms = Form.ItemsOf(commands);
        int[] types = [.. forms.Select(Inspect)];
        if (forms.Count > 0)
        {
            forms[0].Check();
        }

        return [.. forms.Zip(types, (form, type) => Stored(form.Body, type))];
    }

    private static int Inspect(Form form)
    {
        var type = form.Choice("type", 1, 2, 3, 4) ?? 1;
        Name(form, type == 1);
        if (type == 1)
        {
            form.Text("description", 1, 100, isRequired: true);
        }
        else if (form.Text("description") is { Length: > 0 })
        {
            form.Fault(
                "description",
                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
                "Context menu commands cannot have a description"
            );
        }

        Localized(form, "name_localizations", 32);
        Localized(form, "description_localizations", 100);
        form.Permissions("default_member_permissions");
        Options(form, depth: 0);
        if (CommandSize.Of(form.Body) > CommandSize.Limit)
        {
            form.Fault("", "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({CommandSize.Limit})");
        }

        return type;
    }

    private static JsonObject Stored(JsonObject sent, int type)
    {
        var stored = new JsonObject
        {
            ["type"] = type,
            ["description"] = "",
            ["default_member_permissions"] = null,
            ["dm_permission"] = true,
            ["contexts"] = null,
            ["integration_types"] = new JsonArray(0),
            ["nsfw"] = false,
        };
        foreach (var name in Kept)
        {
            if (
                sent.TryGetPropertyValue(name, out var value)
                && (value is not null || name.EndsWith("localizations", StringComparison.Ordinal))
            )
            {
                stored[name] = value?.DeepClone();
            }
        }

        if (stored["default_member_permissions"] is { } permissions)
        {
            stored["default_member_permissions"] = permissions.ToString();
        }

        return stored;
    }

    private static void Name(Form form, bool isChatInput)
    {
        if (form.Text("name", 1, 32, isRequired: true) is not { Length: > 0 } name || !isChatInput)
        {
            return;
        }

        if (!ChatName().IsMatch(name) || name.Any(char.IsUpper))
        {
            form.Fault("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static void Options(Form form, int depth)
    {
        var options = form.Items("options", 0, Limit);
        var names = new HashSet<string>();
        var sawOptional = false;
        foreach (var option in options)
        {
            var type = option.Number("type", 1, 11, isRequired: true) ?? 3;
            Name(option, isChatInput: true);
            option.Text("description", 1, 100, isRequired: true);
            Localized(option, "name_localizations", 32);
            Localized(option, "description_localizations", 100);
            if (!names.Add(option.Body["name"]?.ToString() ?? ""))
            {
                option.Fault("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            }

            if (type is SubCommand or SubCommandGroup)
            {
                Nesting(option, type, depth);
                Options(option, depth + 1);
            }
            else
            {
                var isRequired = option.Flag("required") ?? false;
                if (isRequired && sawOptional)
                {
                    option.Fault(
                        "required",
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options"
                    );
                }

                sawOptional |= !isRequired;
                Value(option, type);
            }
        }
    }

    private static void Nesting(Form option, int type, int depth)
    {
        if (depth > 1 || (depth == 1 && type == SubCommandGroup))
        {
            option.Fault("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands cannot be nested further");
        }
    }

    private static void Value(Form option, int type)
    {
        var isNumber = type is 4 or 10;
        var choices = option.Items("choices", 0, Limit);
        foreach (var choice in choices)
        {
            choice.Text("name", 1, 100, isRequired: true);
            if (!isNumber)
            {
                choice.Text("value", 1, 100, isRequired: true);
            }
            else if (!choice.Has("value"))
            {
                choice.Fault("value", "BASE_TYPE_REQUIRED", "This field is required");
            }
        }

        if (choices.Count > 0 && option.Flag("autocomplete") == true)
        {
            option.Fault(
                "autocomplete",
                "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
                "Choices cannot be given with autocomplete"
            );
        }

        option.Number("min_length", 0, 6000);
        option.Number("max_length", 1, 6000);
    }

    private static void Localized(Form form, string name, int max)
    {
        if (form.Inner(name) is { } translations)
        {
            foreach (var (locale, _) in translations.Body)
            {
                translations.Text(locale, 1, max);
            }
        }
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{Mn}\p{Mc}]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex ChatName();
}
