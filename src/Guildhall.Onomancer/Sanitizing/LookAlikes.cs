namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Which characters a reader takes for a Latin letter. For matching only: no text is ever rewritten by it.</summary>
internal static class LookAlikes
{
    /// <summary>The letter first, then the letters that are it with an accent or in another type face.</summary>
    public static readonly string[] Variants =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặᴬᵃₐªæ",
        "bḃḅḇℬᴮᵇ",
        "cçćĉċčḉℂℭᶜ",
        "dďđḋḍḏḑḓⅅⅆᴰᵈ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệℯℰⅇᴱᵉₑ",
        "fḟℱᶠ",
        "gĝğġģǧǵḡℊᴳᵍ",
        "hĥħȟḣḥḧḩḫẖℋℌℍℎᴴₕ",
        "iìíîïĩīĭįıǐȉȋḭḯỉịℐℑℹⅈᴵᵢⁱ",
        "jĵǰⅉᴶⱼ",
        "kķǩḱḳḵᴷᵏₖ",
        "lĺļľŀłḷḹḻḽℒℓᴸₗ",
        "mḿṁṃℳᴹᵐₘ",
        "nñńņňǹṅṇṉṋℕᴺⁿₙ",
        "oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợℴᴼᵒₒº",
        "pṕṗℙᴾᵖₚ",
        "qℚ",
        "rŕŗřȑȓṙṛṝṟℛℜℝᴿᵣ",
        "sśŝşšſșṡṣṥṧṩẛˢₛß",
        "tţťŧțṫṭṯṱẗᵀᵗₜ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựᵁᵘᵤ",
        "vṽṿⱽᵛᵥ",
        "wŵẁẃẅẇẉẘᵂʷ",
        "xẋẍₓˣ",
        "yýÿŷȳẏẙỳỵỷỹʸ",
        "zźżžẑẓẕℤℨᶻ",
    ];

    /// <summary>The letter first, then letters of other scripts and phonetic signs that look like it.</summary>
    public static readonly string[] Foreign =
    [
        "aаαɑᴀꭺӑӓⲁᎪ",
        "bЬьᏏʙƄɓвβᏴ",
        "cсϲᴄⅽꮯⲥᏟςↄ",
        "dԁⅾᴅɗɖᏧᎠժꮷ",
        "eеєёҽᴇε℮ҿɛꭼⲉᎬѐэ",
        "fϝғꜰƒꞙẝք",
        "gɡԍɢցᶃɠᏀƍʛ",
        "hһհʜнɦᏂҺᎻᏲⲏη",
        "iіιɪɩӏїᎥⅰւ¡ɨί",
        "jјϳᴊʝɉյᎫ",
        "kкκᴋⲕĸƙқҟᏦќ",
        "lⅼʟɭӏɫƖᏞլꮮ׀∣ן",
        "mмᴍⅿɱᎷⲙʍ",
        "nոпɴηпɲŋռռᏁⲛͷиñ",
        "oоοσօᴏөօჿဝ๐੦൦ⲟᎾφѳø௦",
        "pрρᴘƿᏢⲣҏþ",
        "qԛգɋզʠ",
        "rгʀɾɼᴦяɹгᏒꭇꮁґ",
        "sѕꜱʂꮪᏕᏚႽƽ",
        "tтτᴛƭţᎢⲧҭʈ",
        "uυᴜսʋцμµպυᏌꞟʊ",
        "vѵνᴠⅴᏙⱱѷט",
        "wԝᴡѡшωաᎳɯщꮃ",
        "xхχⅹⲭӽҳ×᙭",
        "yуγʏүүყɣᎽўұҮ",
        "zᴢʐꮓᏃȥƶ",
    ];
}
