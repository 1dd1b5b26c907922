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
    private const int Thumbnail = 11;
    private const int MediaGallery = 12;
    private const int FileShown = 13;
    private const int Container = 17;
    private const int Label = 18;

    /// <param name="isV2">The message wears IS_COMPONENTS_V2: other components than rows, up to 40 in all.</param>
    /// <param name="files">Names that <c>attachment://</c> may name; null when they are not known.</param>
    public static JsonArray Read(Form form, bool isV2, bool isModal = false, IReadOnlySet<string>? files = null)
    {
        var tops = form.Items("components", 0, isV2 ? 40 : 5);
        var scope = new ComponentScope(files);
        foreach (var top in tops)
        {
            var type = top.Number("type", isRequired: true);
            if (!isV2 && !isModal && type != Row)
            {
                top.Fault("type", "BASE_TYPE_CHOICES", "Value must be one of (1,).");
            }
            else
            {
                Check(top, scope);
            }
        }

        var stored = new JsonArray([.. tops.Select(t => t.Body.DeepClone())]);
        var count = 0;
        Number(stored, ref count);
        if (isV2 && count > 40)
        {
            form.Fault("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 40 in length.");
        }

        scope.CheckText(form);

        return stored;
    }

    private static void Check(Form component, ComponentScope scope)
    {
        switch (component.Number("type", 1, 23, isRequired: true))
        {
            case Row:
                CheckRow(component, scope);
                break;
            case Button:
                ButtonForm.Check(component, scope);
                break;
            case StringSelect:
                SelectForm.CheckOptions(component, SelectForm.Check(component, scope));
                break;
            case 5 or 6 or 7 or 8:
                SelectForm.CheckDefaults(component, SelectForm.Check(component, scope));
                break;
            case TextInput:
                scope.CustomId(component);
                component.Choice("style", 1, 2);
                component.Text("value", 0, 4000);
                component.Text("label", 1, 45);
                component.Text("placeholder", 0, 100);
                break;
            case 10:
                scope.Text(component);
                break;
            case Thumbnail:
                MediaForm.CheckMedia(component, scope);
                break;
            case MediaGallery:
                MediaForm.CheckGallery(component, scope);
                break;
            case FileShown:
                MediaForm.CheckFile(component, scope);
                break;
            case Section:
                Nested(component, "components", 1, 3, scope);
                Inner(component, "accessory", scope);
                break;
            case Container:
                Nested(component, "components", 1, 40, scope);
                break;
            case Label:
                component.Text("label", 1, 45, isRequired: true);
                component.Text("description", 0, 100);
                Inner(component, "component", scope);
                break;
            case 19 or 21 or 22 or 23:
                scope.CustomId(component);
                break;
        }
    }

    private static void Nested(Form component, string name, int min, int max, ComponentScope scope)
    {
        foreach (var item in component.Items(name, min, max))
        {
            Check(item, scope);
        }
    }

    private static void Inner(Form component, string name, ComponentScope scope)
    {
        if (component.Inner(name) is { } inner)
        {
            Check(inner, scope);
        }
    }

    private static void CheckRow(Form row, ComponentScope scope)
    {
        var items = row.Items("components", 1, 5);
        foreach (var item in items)
        {
            Check(item, scope);
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
