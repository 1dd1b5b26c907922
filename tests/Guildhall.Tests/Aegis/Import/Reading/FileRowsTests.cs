using System.Globalization;
using System.Text;
using Guildhall.Aegis.Import.Reading;

namespace Guildhall.Tests.Aegis.Import.Reading;

public class FileRowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    public async Task A_file_is_read_in_whatever_way_it_is_written(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = encoding.GetBytes("user_id,reason\n42,Grüße an Zoë\n");
        byte[] file = hasMark ? [.. encoding.GetPreamble(), .. text] : text;

        var row = Assert.Single(await ReadAsync(file));

        Assert.Equal(("42", "Grüße an Zoë"), (row["userid"], row["reason"]));
    }

    [Theory]
    [InlineData("user_id,reason\n42,spam\n")]
    [InlineData("user_id;reason\r\n42;spam\r\n")]
    [InlineData("user_id\treason\n42\tspam")]
    [InlineData("User ID|Reason\n42|spam")]
    [InlineData("\"User,ID\";\"Reason\"\n42;\"spam\"")]
    [InlineData("\n\nuser_id,reason\n\n42,spam\n\n")]
    public async Task The_delimiter_is_found(string text)
    {
        var row = Assert.Single(await ReadAsync(text));

        Assert.Equal(("42", "spam"), (row["userid"], row["reason"]));
    }

    [Fact]
    public async Task Quotes_hold_delimiters_quotes_and_line_breaks_and_lines_are_counted_on()
    {
        var rows = await ReadAsync("a,b\n1,\"x, \"\"y\"\"\nz\"\n2,end\n");

        Assert.Equal(["x, \"y\"\nz", "end"], rows.Select(row => row["b"]));
        Assert.Equal([2, 4], rows.Select(row => row.Line));
    }

    [Fact]
    public async Task A_quote_that_never_closes_costs_its_own_row_alone()
    {
        var rows = await ReadAsync("a,b\n1,\"open\n2,fine\n3,fine too\n");

        Assert.Equal("A quote opens here and never closes.", rows[0].Fault);
        Assert.Equal([(2, null), (3, "fine"), (4, "fine too")], rows.Select(row => ((int)row.Line, row["b"])));
    }

    [Fact]
    public async Task Too_many_fields_are_told_and_missing_ones_are_empty()
    {
        var rows = await ReadAsync("a,b\n1\n1,2,3\n1,2,,\n");

        Assert.Equal([null, "It has 3 fields where the first row names 2.", null], rows.Select(row => row.Fault));
        Assert.Null(rows[0]["b"]);
    }

    [Theory]
    [InlineData("""[{"user_id":"1"},{"user_id":"2"}]""", null)]
    [InlineData("""{"page":0,"guild":{"id":"9"},"infractions":[{"user_id":"1"},{"user_id":"2"}]}""", "infractions")]
    [InlineData(
        """{"cases":[{"user_id":"1","notes":[{"body":"x"}]},{"user_id":"2","notes":[]}],"more":[1]}""",
        "cases"
    )]
    [InlineData("{\"user_id\":\"1\",\"notes\":[{\"a\":1}]}\n{\"user_id\":\"2\"}\n", null)]
    public async Task Json_is_a_list_or_holds_one_or_has_objects_on_lines(string text, string? list)
    {
        var file = new FileRows();
        var rows = await ReadAsync(file, Encoding.UTF8.GetBytes(text));

        Assert.Equal(["1", "2"], rows.Select(row => row["userid"]));
        Assert.Equal(list, file.List);
    }

    [Fact]
    public async Task What_lies_deeper_is_found_by_its_parents_name()
    {
        var row = Assert.Single(
            await ReadAsync("""[{"mod":{"id":"7","username":"ann"},"active":true,"points":2.5}]""")
        );

        Assert.Equal(("7", "ann", "true", "2.5"), (row["modid"], row["modusername"], row["active"], row["points"]));
    }

    [Fact]
    public async Task Lines_of_json_are_counted_and_a_bad_line_costs_itself_alone()
    {
        var rows = await ReadAsync("{\"a\":1}\n{broken}\n\n{\"a\":3}\n7\n");

        Assert.Equal([1, 2, 4, 5], rows.Select(row => row.Line));
        Assert.Equal([true, false, true, false], rows.Select(row => row.Fault is null));
    }

    [Fact]
    public async Task A_list_that_breaks_off_gives_what_came_before_it()
    {
        var rows = await ReadAsync("[\n{\"a\":1},\n{\"a\":2},\n{\"a\":");

        Assert.Equal([2, 3], rows.Take(2).Select(row => row.Line));
        Assert.NotNull(Assert.Single(rows.Skip(2)).Fault);
    }

    [Theory]
    [InlineData("""[{"a":1},7,{"a":3}]""", 1, "record 2 (line 1, byte 10)")]
    [InlineData("""{"cases":[{"a":1},{"a":2},"x"]}""", 2, "record 3 (line 1, byte 27)")]
    [InlineData("[\n {\"a\":1},\n null]", 1, "record 2 (line 3, byte 2)")]
    [InlineData("{\"a\":1}\n\n {broken}\n", 1, "record 2 (line 3, byte 2)")]
    public async Task A_fault_of_json_is_told_by_record_and_byte(string text, int index, string place)
    {
        var rows = await ReadAsync(text);

        Assert.NotNull(rows[index].Fault);
        Assert.Equal(place, rows[index].Place);
    }

    [Fact]
    public async Task Where_json_breaks_the_place_is_told_in_the_middle_of_a_long_line_too()
    {
        var good = string.Join(',', Enumerable.Repeat("""{"a":"0123456789"}""", 10_000));

        var rows = await ReadAsync($"[{good},{{\"a\":!}}]");

        var fault = Assert.Single(rows, row => row.Fault is not null);
        var at = good.Length + 3 + """{"a":""".Length;
        Assert.StartsWith("record 10001 (line 1, ", fault.Place, StringComparison.Ordinal);
        Assert.Contains($"line 1, byte {at}:", fault.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stray_byte_of_zero_does_not_make_a_table_binary()
    {
        var row = Assert.Single(await ReadAsync("user_id,reason\n42,a reason that was \0 cut\n"));

        Assert.Equal("42", row["userid"]);
    }

    [Theory]
    [InlineData("UEsDBBQAAAAIAA==", "a ZIP archive")]
    [InlineData("H4sIAAAAAAAAAw==", "packed with gzip")]
    [InlineData("U1FMaXRlIGZvcm1hdCAzABAA", "an SQLite database")]
    [InlineData("iVBORw0KGgoAAAANSUhEUg==", "a PNG picture")]
    [InlineData("AAECAwQFBgcICQoLAAAAAQ==", "binary")]
    [InlineData("PCFET0NUWVBFIGh0bWw+PGh0bWw+", "a web page")]
    public async Task What_is_no_text_is_named(string base64, string found)
    {
        var file = new FileRows();

        Assert.Empty(await ReadAsync(file, Convert.FromBase64String(base64)));
        Assert.StartsWith(found, file.Foreign, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("[]")]
    [InlineData("user_id,reason\n")]
    public async Task Nothing_is_nothing(string text) => Assert.Empty(await ReadAsync(text));

    [Fact]
    public async Task A_large_file_is_read_in_little_memory()
    {
        var file = new Repeated("42,\"some reason, as long as people write them when they are tired\"\n", 200_000);
        var rows = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        await foreach (var row in new FileRows().ReadAsync(file, Cancellation))
        {
            rows += row.Fault is null ? 1 : 0;
            if (rows % 50_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(200_000, rows);
        Assert.InRange(most, long.MinValue, 64 * 1024 * 1024);
    }

    private static Task<List<SourceRow>> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private static Task<List<SourceRow>> ReadAsync(byte[] file) => ReadAsync(new(), file);

    private static async Task<List<SourceRow>> ReadAsync(FileRows rows, byte[] file)
    {
        List<SourceRow> read = [];
        await foreach (var row in rows.ReadAsync(new MemoryStream(file), Cancellation))
        {
            read.Add(row);
        }

        return read;
    }

    /// <summary>A header and one line again and again, without standing in memory.</summary>
    private sealed class Repeated(string line, int times) : MemoryStream
    {
        private readonly byte[] bytes = Encoding.UTF8.GetBytes(line);
        private byte[] left = Encoding.UTF8.GetBytes("user_id,reason\n");
        private int given;

        public override int Read(Span<byte> buffer)
        {
            if (left.Length == 0)
            {
                if (given++ >= times)
                {
                    return 0;
                }

                left = bytes;
            }

            var count = Math.Min(buffer.Length, left.Length);
            left.AsSpan(0, count).CopyTo(buffer);
            left = left[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span));

        public override string ToString() => given.ToString(CultureInfo.InvariantCulture);
    }
}
