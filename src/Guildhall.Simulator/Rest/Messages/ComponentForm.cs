using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Checks a tree of components and numbers those that have no id.</summary>
internal static class ComponentForm
{
    private const int Row = 1;
    private const int Button = 2;
    private const int StringSelect = 3;
    private const int TextInput = 4;
    private const int Section = 9;
    private const int Container = 17;
    private const int Label = 18;

    /// <param name="isV2">The message wears IS_COMPONENTS_V2: other components than rows, up to 40 in all.</param>
    public static JsonArray Read(Form form, bool isV2, bool isModal = false)
    {
        var tops = form.Items("components", 0, isV2 ? 40 : 5);
        var names = new HashSet<string>();
        foreach (var top in tops)
        {
            var type = top.Number("type", isRequired: true);
            if (!isV2 && !isModal && type != Row)
            {
                top.Fault("type", "BASE_TYPE_CHOICES", "Value must be one of (1,).");
            }
            else
            {
                Check(top, names);
            }
        }

        var stored = new JsonArray([.. tops.Select(t => t.Body.DeepClone())]);
        var count = 0;
        Number(stored, ref count);
        if (isV2 && count > 40)
        {
            form.Fault("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 40 in length.");
        }

        return stored;
    }

    private static void Check(Form component, HashSet<string> names)
    {
        switch (component.Number("type", 1, 23, isRequired: true))
        {
            case Row:
                CheckRow(component, names);
                break;
            case Button:
                CheckButton(component, names);
                break;
            case StringSelect:
                CheckSelect(component, names);
                CheckOptions(component);
                break;
            case 5 or 6 or 7 or 8:
                CheckSelect(component, names);
                break;
            case TextInput:
                CustomId(component, names);
                component.Choice("style", 1, 2);
                component.Text("value", 0, 4000);
                component.Text("label", 1, 45);
                component.Text("placeholder", 0, 100);
                break;
            case 10:
                component.Text("content", 1, 4000, isRequired: true);
                break;
            case Section:
                Nested(component, "components", 1, 3, names);
                Inner(component, "accessory", names);
                break;
            case Container:
                Nested(component, "components", 1, 40, names);
                break;
            case Label:
                component.Text("label", 1, 45, isRequired: true);
                component.Text("description", 0, 100);
                Inner(component, "component", names);
                break;
            case 19 or 21 or 22 or 23:
                CustomId(component, names);
                break;
        }
    }

    private static void Nested(Form component, string name, int min, int max, HashSet<string> names)
    {
        foreach (var item in component.Items(name, min, max))
        {
            Check(item, names);
        }
    }

    private static void Inner(Form component, string name, HashSet<string> names)
    {
        if (component.Inner(name) is { } inner)
        {
            Check(inner, names);
        }
    }

    private static void CheckRow(Form row, HashSet<string> names)
    {
        var items = row.Items("components", 1, 5);
        foreach (var item in items)
        {
            Check(item, names);
        }

        if (items.Count > 1 && items.Any(i => i.Body["type"]?.ToString() != "2"))
        {
            row.Fault(
                "components",
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width"
            );
        }
    }

    private static void CheckButton(Form button, HashSet<string> names)
    {
        var style = button.Number("style", 1, 6, isRequired: true);
        button.Text("label", 0, 80);
        if (style == 5)
        {
            button.Text("url", 1, 512, isRequired: true);
        }
        else if (style != 6)
        {
            CustomId(button, names);
            if (!button.Has("label") && !button.Has("emoji"))
            {
                button.Fault("label", "BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI", "A label or emoji is required");
            }
        }
    }

    private static void CheckSelect(Form select, HashSet<string> names)
    {
        CustomId(select, names);
        select.Text("placeholder", 0, 150);
        var min = select.Number("min_values", 0, 25) ?? 1;
        var max = select.Number("max_values", 1, 25) ?? 1;
        if (min > max)
        {
            select.Fault("min_values", "SELECT_COMPONENT_MIN_VALUES_GREATER", "min_values must not exceed max_values");
        }

        select.Body["min_values"] = min;
        select.Body["max_values"] = max;
    }

    private static void CheckOptions(Form select)
    {
        var values = new HashSet<string>();
        foreach (var option in select.Items("options", 1, 25))
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
        }
    }

    private static void CustomId(Form component, HashSet<string> names)
    {
        if (component.Text("custom_id", 1, 100, isRequired: true) is { } id && !names.Add(id))
        {
            component.Fault("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    private static void Number(JsonArray components, ref int count)
    {
        foreach (var component in components.OfType<JsonObject>())
        {
            count++;
            component["id"] ??= count;
            if (component["components"] is JsonArray children)
            {
                Number(children, ref count);
            }

            foreach (var single in new[] { component["accessory"], component["component"] }.OfType<JsonObject>())
            {
                count++;
                single["id"] ??= count;
            }
        }
    }
}
