import Exchange
import Records
import Testing

@Suite struct CSVTableTests {
  private func records() throws -> DocumentRecords {
    let lines = [
      #"{"record":"entity","document":"d","id":"d#e1","type":"person","name":"=An","key":"person/an","mentions":[]}"#,
      #"{"record":"event","document":"d","id":"d#v1","type":"aid","family":"transfer","codes":{},"trigger":{"start":0,"end":1,"text":"tặng"},"arguments":[{"role":"donor","entity":"d#e1","name":"=An","start":0,"end":2,"text":"An"},{"role":"money","start":3,"end":5,"text":"5 \"đồng\", hết","value":5,"bound":">","currency":"VND"},{"role":"time","start":3,"end":5,"text":"hôm\nqua","value":"2021-08-23TEV"}],"modality":"asserted","polarity":"positive","zone":"body","sentence":{"start":0,"end":1,"text":"a"},"rule":"r","confidence":0.9}"#,
    ]
    var grouper = RecordGrouper()
    for line in lines { _ = grouper.add(try Record(try JSONValue(line))) }
    let last = grouper.finish()
    return try #require(last)
  }

  @Test func argumentsAreQuotedWhereNeeded() throws {
    let table = CSVTable(rows: .arguments, isForSpreadsheets: false)
    let lines = table.lines(of: try records())
    #expect(table.header.hasPrefix("document,event,type,day,modality,polarity,role,entity,name,key,text,start,end,value"))
    #expect(
      lines == """
        d,d#v1,aid,2021-08-23,asserted,positive,donor,d#e1,=An,person/an,An,0,2,,,,,,\r
        d,d#v1,aid,2021-08-23,asserted,positive,money,,,,"5 ""đồng"", hết",3,5,5,,,>,,VND\r
        d,d#v1,aid,2021-08-23,asserted,positive,time,,,,"hôm\nqua",3,5,2021-08-23TEV,,,,,\r

        """)
  }

  @Test func spreadsheetsGetNoFormula() throws {
    let table = CSVTable(rows: .entities, isForSpreadsheets: true)
    #expect(table.header.hasPrefix("\u{FEFF}document,"))
    #expect(table.lines(of: try records()) == "d,d#e1,person,'=An,person/an,,,,0\r\n")
  }

  @Test(arguments: [CSVTable.Rows.arguments, .entities])
  func everyLineHasAllColumns(_ rows: CSVTable.Rows) throws {
    let table = CSVTable(rows: rows, isForSpreadsheets: false)
    let line = table.lines(of: try records()).split(separator: "\r\n").first
    #expect(line?.split(separator: ",", omittingEmptySubsequences: false).count == table.header.split(separator: ",").count)
  }

  @Test func eventsAreOneLineEach() throws {
    let line = CSVTable(rows: .events, isForSpreadsheets: false).lines(of: try records())
    #expect(
      line == #"d,d#v1,aid,transfer,2021-08-23,tặng,0,1,"donor==An; money=5 ""đồng"", hết; time=hôm"# + "\n"
        + #"qua",asserted,positive,,,body,0.9,r,,a"# + "\r\n")
  }
}
