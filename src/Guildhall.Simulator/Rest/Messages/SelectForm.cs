using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Menus: how many may be chosen, of what, and what is chosen already.</summary>
internal static class SelectForm
{
    /// <summary>How many may be chosen at most.</summary>
    public static int Check(Form select, ComponentScope scope)
    {
        scope.CustomId(select);
        select.Text("placeholder", 0, 150);
        var min = select.Number("min_values", 0, 25) ?? 1;
        var max = select.Number("max_values", 1, 25) ?? 1;
        if (min > max)
        {
            select.Fault("min_values", "SELECT_COMPONENT_MIN_VALUES_GREATER", "min_values must not exceed max_values");
        }

        select.Body["min_values"] = min;
        select.Body["max_values"] = max;
        return max;
    }

    public static void CheckOptions(Form select, int max)
    {
        var values = new HashSet<string>();
        var options = select.Items("options", 1, 25);
        foreach (var option in options)
        {
            option.Text("label", 1, 100, isRequired: true);
            option.Text("description", 0, 100);
            if (option.Text("value", 1, 100, isRequired: true) is { } value && !values.Add(value))
            {
                option.Fault(
                    "value",
                    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                    "The specified option value is already used"
                );
            }
        }

        if (!select.Has("options"))
        {
            select.Fault("options", "BASE_TYPE_REQUIRED", "This field is required");
            return;
        }

        if (options.Count is > 0 and var count && max > count)
        {
            select.Fault(
                "max_values",
                "SELECT_COMPONENT_MAX_VALUES_GREATER",
                $"max_values must not exceed the number of options ({count})"
            );
        }

        Defaults(select, "options", options.Count(o => o.Body["default"]?.ToString() == "true"), max);
    }

    public static void CheckDefaults(Form select, int max) =>
        Defaults(select, "default_values", (select.Body["default_values"] as JsonArray)?.Count ?? 0, max);

    private static void Defaults(Form select, string name, int count, int max)
    {
        if (count > max)
        {
            select.Fault(
                name,
                "SELECT_COMPONENT_DEFAULT_VALUES_EXCEEDED",
                $"At most max_values ({max}) can be chosen by default"
            );
        }
    }
}
